import { MayBeAbsent } from '#contracts';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, Matches, Max, Min } from 'class-validator';
import { type RankedRate, rankedRates } from '../indicators/domain/rates.ts';

const rankable = ['city', 'county', 'bureau'] as const;

export class ReportQuery {
  /** A whole province (GB/T 2260): reports of its parts could be subtracted from its own. */
  @MayBeAbsent()
  @Matches(/^[1-9]\d0000$/, { message: '$property must be a whole province such as 410000' })
  region = '410000';
}

export class PublicRankingQuery {
  /** GB/T 2260 code; what lies below it is ranked. */
  @MayBeAbsent()
  @Matches(/^[1-9]\d{5}$/, { message: '$property must be a region such as 410000 or 411600' })
  region = '410000';

  /** A year or a month of submission: `2022`, `2022-12`. */
  @Matches(/^20\d{2}(-(0[1-9]|1[0-2]))?$/, { message: '$property must be a year or a month such as 2022 or 2022-12' })
  period: string;

  @MayBeAbsent()
  @IsIn(rankable)
  @ApiProperty({ enum: rankable, required: false })
  by: (typeof rankable)[number] = 'city';

  @MayBeAbsent()
  @IsIn(rankedRates)
  @ApiProperty({ enum: rankedRates, required: false })
  rate: RankedRate = 'satisfaction';

  /** Places that are told, from the first. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_000)
  @ApiProperty({ type: 'integer', required: false })
  limit = 200;
}

/** A share of at least ten cases, which nothing else that is told leaves fewer of. */
export class PublicShare {
  /** Cases that it is a share of; in rankings in whole tens. */
  @ApiProperty({ type: 'integer' })
  cases: number;

  /** 0 to 100, to one digit; in rankings to none. */
  percent: number;
}

export class PublicPlace {
  /** From 1; equal ones share a place. */
  @ApiProperty({ type: 'integer' })
  place: number;

  code: string;

  /** In Chinese. */
  name: string;

  /** With all cases. */
  raw: PublicShare;

  /** Without excluded cases; absent where that would tell of too few of them. */
  adjusted?: PublicShare;
}

export class PublicRanking {
  region: string;

  period: string;

  by: string;

  /** Of the rate, in Chinese. */
  rate: string;

  /** How the places came about, in Chinese. */
  rule: string;

  asOf: Date;

  places: PublicPlace[];

  /** How many have no place: of too few cases, or others could be reckoned from them. */
  @ApiProperty({ type: 'integer' })
  withoutPlace: number;
}

export class PublicRates {
  response?: PublicShare;
  resolution?: PublicShare;
  satisfaction?: PublicShare;
  firstContact?: PublicShare;
  timeliness?: PublicShare;
}

export class PublicLine {
  /** Absent for what is told together. */
  code?: string;

  /** In Chinese. */
  name: string;

  @ApiProperty({ type: 'integer' })
  submitted: number;

  rates: PublicRates;
}

export class PublicCity extends PublicLine {
  /** Messages since the year began; absent where the report of one of its months does not tell those of the city alone. */
  @ApiProperty({ type: 'integer', required: false })
  submittedThisYear?: number;
}

/** What may have bought satisfaction, and how satisfied those were to whom it was done. */
export class PublicBeside {
  earlyClosing?: PublicShare;
  lateExtension?: PublicShare;
  reopening?: PublicShare;
}

export class PublicTimes {
  /** Hours that half of the cases did not exceed. */
  median: number;

  /** Hours that nine of ten did not exceed. */
  p90: number;
}

/** 月报 */
export class MonthlyReport {
  /** `2022-12` */
  month: string;

  region: string;

  /** In Chinese. */
  regionName: string;

  asOf: Date;

  /** Messages of the month; absent where they are fewer than ten, like all that follows. */
  @ApiProperty({ type: 'integer', required: false })
  submitted?: number;

  /** Final replies given in the month, whenever the messages came. */
  @ApiProperty({ type: 'integer', required: false })
  settled?: number;

  /** Messages since the year began; absent where a month of it has fewer than ten. */
  @ApiProperty({ type: 'integer', required: false })
  submittedThisYear?: number;

  /** How many bureaus lead, or led last, a message of the month whose writer was contacted, answered or told of a refusal, by whomever; absent where these are fewer than ten messages. */
  @ApiProperty({ type: 'integer', required: false })
  answeringBureaus?: number;

  /** The same of the year so far; absent where a month of it has fewer than ten messages, or one to nine of those that bureaus are counted by. */
  @ApiProperty({ type: 'integer', required: false })
  answeringBureausThisYear?: number;

  rates: PublicRates;

  /** Without excluded cases. */
  adjusted: PublicRates;

  /** Satisfaction of those to whom it was done. */
  beside: PublicBeside;

  timeToContact?: PublicTimes;

  timeToResolve?: PublicTimes;

  cities: PublicCity[];

  channels: PublicLine[];

  kinds: PublicLine[];

  /** The twenty most frequent. */
  matters: PublicLine[];

  /** How to read it, in Chinese. */
  notes: string[];
}
