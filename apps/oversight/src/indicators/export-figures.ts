import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { csvOf } from './files/csv.ts';
import { xlsxOf } from './files/xlsx.ts';
import { columns, type ExportedRow, rowOf } from './files/exported-row.ts';
import { counters } from './domain/measures.ts';
import { partsOf } from './domain/periods.ts';
import type { ExportQuery } from './indicators.dto.ts';
import { ListRates } from './list-rates.ts';
import { storedPeriodsOf } from './list-series.ts';
import { ReadCells } from './read-cells.ts';
import { selectionOf } from './selection-of.ts';

const everybody = 20_000;

export interface ExportedFile {
  readonly name: string;
  readonly type: string;
  readonly content: Readable;
}

/** Figures as a file for a spreadsheet: written as it is read, one part of the span after the other, and never held as a whole. */
@Injectable()
export class ExportFigures {
  constructor(
    private readonly cells: ReadCells,
    private readonly listRates: ListRates,
  ) {}

  /** @throws Failure `invalid-request` before the first byte, as a series does */
  execute(query: ExportQuery): ExportedFile {
    const { format, region, from, until, grain } = query;
    selectionOf(query, storedPeriodsOf(from, until, grain));
    const rows = this.rows(query);
    const name = `figures-${region}-${from}-${until}.${format}`;
    return format === 'csv'
      ? { name, type: 'text/csv; charset=utf-8', content: csvOf(columns, rows) }
      : { name, type: xlsxType, content: xlsxOf(columns, rows) };
  }

  private async *rows(query: ExportQuery): AsyncGenerator<ExportedRow> {
    const { region, bureau, dimension, value, from, until, grain, groupBy: by = 'bureau' } = query;
    for (const part of partsOf(from, until, grain)) {
      const selection = selectionOf(
        { region, bureau, dimension, value, groupBy: by },
        storedPeriodsOf(part.from, part.until, grain),
      );
      const groups = await this.cells.groups(selection, { by, limit: everybody, of: counters });
      const names = await this.listRates.namesOf(
        by,
        groups.map(({ key }) => key),
      );
      for (const group of groups) yield rowOf(part, group, names.get(group.key));
    }
  }
}

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
