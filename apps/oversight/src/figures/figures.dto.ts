import { PageQuery } from '#platform';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';

export const groupings = ['bureau', 'region', 'status'] as const;
export type GroupBy = (typeof groupings)[number];

export class FiguresQuery extends PageQuery {
  /** GB/T 2260 code; all below it is counted with it. */
  @Matches(/^[1-9]\d{5}$/)
  region: string;

  /** What the totals are broken down by. */
  @IsOptional()
  @IsIn(groupings)
  @ApiProperty({ enum: groupings, required: false })
  groupBy: (typeof groupings)[number] = 'status';
}

export class FigureGroup {
  /** Bureau id, region code or status; absent for Cases that have none yet. */
  key?: string;

  /** Cases. */
  total: number;

  /** Cases by status; a status with none is left out. */
  byStatus: Record<string, number>;
}

export class CaseFigures {
  region: string;

  groupBy: (typeof groupings)[number];

  /** Cases in the region and below it; absent on the pages after the first. */
  total?: number;

  /** Absent on the pages after the first. */
  byStatus?: Record<string, number>;

  /** By their keys. */
  groups: FigureGroup[];

  /** To be sent as `after` for the next page; absent on the last. */
  next?: string;
}
