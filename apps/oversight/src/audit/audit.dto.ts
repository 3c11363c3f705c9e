import { IsText, IsUtcTime, MayBeAbsent } from '#contracts';
import { PageQuery } from '#platform';
import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';

export class AuditQuery extends PageQuery {
  /** Opaque subject of who did or saw it. */
  @MayBeAbsent()
  @IsText(200)
  staff?: string;

  /** A case number, or what else it is and its id: `matter:unpaid-wages`. */
  @MayBeAbsent()
  @IsText(200)
  about?: string;

  /** `accept`, `read-case`, `reveal-contact`, … */
  @MayBeAbsent()
  @IsText(60)
  action?: string;

  @MayBeAbsent()
  @IsUtcTime()
  from?: string;

  @MayBeAbsent()
  @IsUtcTime()
  until?: string;

  /** The `next` of the page before. */
  @MayBeAbsent()
  @Matches(/^\d{1,18}$/, { message: '$property must be the `next` of an earlier page' })
  declare after?: string;
}

/** Somebody did or saw something. */
export class AuditEntryView {
  /** Its place in the chain; absent for a second, until it is sealed. */
  @ApiProperty({ type: 'integer', required: false })
  sequence?: number;

  at: Date;

  /** Where. */
  service: string;

  /** Opaque subject. */
  staff: string;

  action: string;

  about?: string;

  /** As the person gave it. */
  reason?: string;
}

/** Latest first. */
export class AuditPage {
  entries: AuditEntryView[];

  /** To be sent as `after` for the next page; absent on the last. */
  next?: string;
}
