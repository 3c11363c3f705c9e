/** What the administrator's doors for matters and for bureaus have in common. */
import { IsVersion, MayBeAbsent } from '#contracts';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Matches, Max, Min } from 'class-validator';

const seen = /^\P{C}*$/u;

/** For names that everybody reads: nothing in them that is not seen, such as what turns the reading around (U+202E). */
export const IsSeen = (): PropertyDecorator =>
  Matches(seen, { message: '$property must hold no characters that cannot be seen' });

export class HistoryQuery {
  /** Entries on a page. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(50)
  @ApiProperty({ type: 'integer', required: false })
  limit = 20;

  /** Only what is older than this version: the `next` of the page before. */
  @MayBeAbsent()
  @Type(() => Number)
  @IsVersion()
  before?: number;
}

const textOrList = [{ type: 'string' }, { type: 'array', items: {} }];

/** What became of one field: of a list, what went and what came; of anything else, what it was and what it is. */
export class FieldChangeView {
  field: string;

  @ApiProperty({ oneOf: textOrList, required: false })
  before?: unknown;

  @ApiProperty({ oneOf: textOrList, required: false })
  after?: unknown;

  @ApiProperty({ type: 'array', items: {}, required: false })
  removed?: readonly unknown[];

  @ApiProperty({ type: 'array', items: {}, required: false })
  added?: readonly unknown[];
}

export class HistoryEntry {
  /** Which version came of it. */
  @ApiProperty({ type: 'integer' })
  version: number;

  @ApiProperty({ enum: ['shipped', 'created', 'changed', 'retired', 'merged', 'restored'] })
  action: string;

  /** Opaque subject of who did it; absent where shipped data did. */
  staff?: string;

  reason?: string;

  changes: FieldChangeView[];

  /** Which version of the whole catalogue came of it; decisions name theirs. */
  @ApiProperty({ type: 'integer' })
  catalogueVersion: number;

  changedAt: Date;
}

/** Newest first. */
export class HistoryPage {
  entries: HistoryEntry[];

  /** To be sent as `before` for the next page; absent on the last. */
  @ApiProperty({ type: 'integer', required: false })
  next?: number;
}
