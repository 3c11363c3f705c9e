import { dateOfDay, dayOfDate, Failure } from '#domain';
import { Injectable } from '@nestjs/common';
import type { Selection } from './cells-query.ts';
import { type Grain, partsOf, periodOf, type StoredGrain, type StoredPeriods } from './domain/periods.ts';
import { added } from './domain/rates.ts';
import type { SeriesQuery } from './indicators.dto.ts';
import { viewOf } from './list-rates.ts';
import type { RatesSeries } from './rates.dto.ts';
import { type RawAndAdjusted, ReadCells } from './read-cells.ts';
import { selectionOf } from './selection-of.ts';

/** Of which cells a part of each grain is made. */
const storedFor: Readonly<Record<Grain, StoredGrain>> = {
  ...{ day: 'day', week: 'day', month: 'month', quarter: 'month', year: 'year' },
};

/** How figures went from day to day, or from year to year. */
@Injectable()
export class ListSeries {
  constructor(private readonly cells: ReadCells) {}

  /** @throws Failure `invalid-request` for a span that is not made of whole months or years where the grain is */
  async execute(query: SeriesQuery): Promise<RatesSeries> {
    const { region, from, until, grain } = query;
    const parts = partsOf(from, until, grain);
    const sums = await this.cells.series(this.selectionOf(query));
    return { region, grain, parts: parts.map((part) => ({ ...part, ...viewOf(sumOf(part, grain, sums)) })) };
  }

  private selectionOf(query: SeriesQuery): Selection {
    return selectionOf(query, storedPeriodsOf(query.from, query.until, query.grain));
  }
}

/** @throws Failure `invalid-request` where a part would be cut off */
export function storedPeriodsOf(from: string, until: string, grain: Grain): StoredPeriods[] {
  const stored = storedFor[grain];
  const afterwards = dateOfDay(dayOfDate(until) + 1);
  const isWhole = [from, afterwards].every((date) => periodOf(dayOfDate(date), stored) === date);
  if (!isWhole) throw notWhole(stored);
  const starts = partsOf(from, until, stored).map((part) => part.from);
  return [{ grain: stored, starts }];
}

function sumOf(part: { from: string; until: string }, grain: Grain, sums: ReadonlyMap<string, RawAndAdjusted>) {
  let [raw, adjusted] = [{}, {}];
  for (const { from } of partsOf(part.from, part.until, storedFor[grain])) {
    const one = sums.get(from);
    if (one) [raw, adjusted] = [added(raw, one.raw), added(adjusted, one.adjusted)];
  }
  return { raw, adjusted };
}

function notWhole(grain: StoredGrain): Failure {
  const message = `A series by this grain begins and ends with a whole ${grain}.`;
  return new Failure('invalid', 'invalid-request', message, {
    fields: [{ field: 'from', rule: 'whole-parts', message }],
  });
}
