import { ApiProperty } from '@nestjs/swagger';
import type { FiguresOf } from './domain/figures-view.ts';
import type { Grain } from './domain/periods.ts';
import { grains } from './domain/periods.ts';

/** Figures of some cases: counts, rates with their 95 % intervals, times in hours, and what stands beside the satisfaction. */
const figures = {
  type: 'object',
  additionalProperties: true,
  description:
    'Counts, rates (part, whole, share, lower and upper end of the 95 % interval), times in hours; see docs/indicators.md.',
} as const;

/** What {@link RatesView} holds, as plain data. */
export interface Rated {
  readonly raw: FiguresOf;
  readonly adjusted: FiguresOf;
  readonly excluded: number;
}

export class RatesView implements Rated {
  /** With all cases. */
  @ApiProperty(figures)
  raw: FiguresOf;

  /** Without the excluded ones (剔除). */
  @ApiProperty(figures)
  adjusted: FiguresOf;

  /** How many cases are excluded. */
  @ApiProperty({ type: 'integer' })
  excluded: number;
}

export class RatesGroup extends RatesView {
  /** Bureau id, region code, or the code of the subject; absent for cases that have none yet. */
  key?: string;

  /** In Chinese, where it is known. */
  name?: string;
}

export class RatesPage {
  region: string;

  from: string;

  until: string;

  /** Absent on the pages after the first. */
  total?: RatesView;

  /** By their keys. */
  groups: RatesGroup[];

  /** To be sent as `after` for the next page; absent on the last. */
  next?: string;
}

export class RatesPart extends RatesView {
  /** First day. */
  from: string;

  /** Last day, itself counted. */
  until: string;
}

export class RatesSeries {
  region: string;

  @ApiProperty({ enum: grains })
  grain: Grain;

  parts: RatesPart[];
}

export class RankedEntry extends RatesView {
  /** From 1; equal ones share a place. Absent for fewer cases than the minimum. */
  @ApiProperty({ type: 'integer', required: false })
  place?: number;

  key: string;

  name?: string;
}

export class Ranking {
  region: string;

  from: string;

  until: string;

  /** How the places came about, in Chinese. */
  rule: string;

  entries: RankedEntry[];

  /** How many have fewer cases than the minimum, and so no place. */
  @ApiProperty({ type: 'integer' })
  withoutPlace: number;

  /** To be sent as `after` for the next page; absent on the last. */
  next?: string;
}

export class BureauForecast {
  /** Absent for cases that no bureau has. */
  bureauId?: string;

  name?: string;

  /** Cases whose resolve clock runs. */
  @ApiProperty({ type: 'integer' })
  open: number;

  /** Of them, those past their deadline. */
  @ApiProperty({ type: 'integer' })
  overdue: number;

  /** Of the others, how many will be late, as things have gone so far; absent where there is no record to tell by. */
  expectedBreaches?: number;
}

export class Forecast {
  region: string;

  at: Date;

  /** Those with the most to come first. */
  bureaus: BureauForecast[];
}
