import { IsBureauId, IsText, MayBeAbsent } from '#contracts';
import { PageQuery } from '#platform';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, Matches, Max, Min } from 'class-validator';
import { type Cut, cuts } from './cells-query.ts';
import { IsDay } from './day.rule.ts';
import { type Dimension, dimensions } from './domain/cells.ts';
import { type Grain, grains } from './domain/periods.ts';
import { type RankedRate, rankedRates } from './domain/rates.ts';

/** Whose figures, and of which days. */
class SpanQuery extends PageQuery {
  /** GB/T 2260 code; all below it is counted with it. */
  @Matches(/^[1-9]\d{5}$/)
  region: string;

  /** First day of submission, by the calendar of Asia/Shanghai. */
  @IsDay()
  from: string;

  /** Last day of submission, itself counted. */
  @IsDay()
  until: string;
}

class RatesQuery extends SpanQuery {
  @MayBeAbsent()
  @IsBureauId()
  bureau?: string;

  /** With `value`: only what is of one channel, matter, function or kind. */
  @MayBeAbsent()
  @IsIn(dimensions)
  @ApiProperty({ enum: dimensions, required: false })
  dimension?: Dimension;

  @MayBeAbsent()
  @IsText(60)
  value?: string;

  /** What the groups are made by; absent for the totals alone. */
  @MayBeAbsent()
  @IsIn(cuts)
  @ApiProperty({ enum: cuts, required: false })
  groupBy?: Cut;
}

/** For reading, of groups as well: how long things took. */
export class TimedRatesQuery extends RatesQuery {
  /** `true`: the groups tell how long things took as well. */
  @MayBeAbsent()
  @IsIn(['true', 'false'])
  @ApiProperty({ enum: ['true', 'false'], required: false })
  times: 'true' | 'false' = 'false';
}

export class SeriesQuery extends RatesQuery {
  @IsIn(grains)
  @ApiProperty({ enum: grains })
  grain: Grain;
}

const files = ['csv', 'xlsx'] as const;

export class ExportQuery extends SeriesQuery {
  @IsIn(files)
  @ApiProperty({ enum: files })
  format: (typeof files)[number];
}

const rankable = ['bureau', 'city', 'county'] as const;
const bases = ['raw', 'adjusted'] as const;

export class RankingQuery extends SpanQuery {
  @IsIn(rankable)
  @ApiProperty({ enum: rankable })
  by: (typeof rankable)[number];

  @IsIn(rankedRates)
  @ApiProperty({ enum: rankedRates })
  rate: RankedRate;

  /** `adjusted`: without the excluded cases. */
  @MayBeAbsent()
  @IsIn(bases)
  @ApiProperty({ enum: bases, required: false })
  basis: (typeof bases)[number] = 'raw';

  /** Who has fewer cases in the rate's denominator gets no place. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100_000)
  @ApiProperty({ type: 'integer', required: false })
  minimum = 30;
}

export class RegionQuery {
  /** GB/T 2260 code; all below it is counted with it. */
  @Matches(/^[1-9]\d{5}$/)
  region: string;
}
