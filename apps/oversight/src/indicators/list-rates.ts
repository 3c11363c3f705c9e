import { Injectable } from '@nestjs/common';
import { figuresOf } from './domain/figures-view.ts';
import { nextAfter } from './domain/next-after.ts';
import { periodsOf } from './domain/periods.ts';
import { type Cut, wholeGroup } from './cells-query.ts';
import { counters } from './domain/measures.ts';
import type { TimedRatesQuery } from './indicators.dto.ts';
import type { Rated, RatesPage } from './rates.dto.ts';
import { ReadCells, type RawAndAdjusted } from './read-cells.ts';
import { selectionOf } from './selection-of.ts';

/** The three rates and all that stands beside them, of a region, its bureaus or what it is written to about. */
@Injectable()
export class ListRates {
  constructor(private readonly cells: ReadCells) {}

  /** @throws Failure `invalid-request` for a span or a cut for which no cells are kept */
  async execute(query: TimedRatesQuery): Promise<RatesPage> {
    const { region, from, until, groupBy, after, limit, times } = query;
    const selection = selectionOf(query, periodsOf(from, until));
    const grouping = groupBy && { by: groupBy, after, limit, of: times === 'true' ? wholeGroup : counters };
    const [total, groups] = await Promise.all([
      after === undefined ? this.cells.totals(selection) : undefined,
      grouping ? this.cells.groups(selection, grouping) : [],
    ]);
    const shown = groups.slice(0, limit);
    const names = await this.namesOf(
      groupBy,
      shown.map(({ key }) => key),
    );
    return {
      ...{ region, from, until },
      total: total && viewOf(total),
      groups: shown.map(({ key, ...counts }) => ({ key: key || undefined, name: names.get(key), ...viewOf(counts) })),
      next: nextAfter(groups, limit),
    };
  }

  async namesOf(cut: Cut | undefined, keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (cut === 'bureau' || cut === 'matter') return this.cells.names(cut, keys);
    return cut === 'city' || cut === 'county' ? this.cells.regionNames(keys) : new Map();
  }
}

export function viewOf({ raw, adjusted }: RawAndAdjusted): Rated {
  return {
    raw: figuresOf(raw),
    adjusted: figuresOf(adjusted),
    excluded: (raw.submitted ?? 0) - (adjusted.submitted ?? 0),
  };
}
