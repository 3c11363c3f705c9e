import { IsUUID } from 'class-validator';
import { Matter, Region } from './parties.event.ts';
import { IsCaseNumber, IsCount, IsPart, IsText, IsUtcTime, MayBeAbsent } from './wire-rules.ts';

/** What every step of a hot issue (共性问题) says of it. */
export class HotIssueStep {
  @IsUUID()
  hotIssueId: string;

  /** In Chinese: place and matter. */
  @IsText(80)
  title: string;

  /** The county of all its cases, or their city. */
  @IsPart(() => Region)
  region: Region;

  /** 职能 that it is about. */
  @MayBeAbsent()
  @IsText(60)
  function?: string;

  @MayBeAbsent()
  @IsPart(() => Matter)
  matter?: Matter;

  /** Writers as far as they are known; an unknown one counts as one. */
  @IsCount()
  people: number;

  /** When the first of its messages was written. */
  @IsUtcTime()
  firstAt: string;

  /** When the last of its messages was written. */
  @IsUtcTime()
  lastAt: string;

  @IsUtcTime()
  occurredAt: string;
}

/** A case that belongs to a hot issue. */
export class HotIssueMember {
  @IsUUID()
  hotIssueId: string;

  @IsUUID()
  caseId: string;

  @IsCaseNumber()
  caseNumber: string;

  /** That of the hot issue. */
  @MayBeAbsent()
  @IsText(80)
  title?: string;

  @IsUtcTime()
  occurredAt: string;
}
