import { IsReadableText, IsRegionCode, IsText, IsVersion, Matter, MayBeAbsent } from '#contracts';
import { PageQuery } from '#platform';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn, Matches } from 'class-validator';
import { HoldsNoIdentifier } from './holds-no-identifier.rule.ts';

const shownStatuses = ['proposed', 'confirmed', 'dismissed'] as const;
type ShownStatus = (typeof shownStatuses)[number];

export class HotIssuesQuery extends PageQuery {
  /** Hot issues of this region and all within it. */
  @IsRegionCode()
  region: string;

  /** Of these only; without it, those that wait for a person. */
  @IsIn(shownStatuses)
  @ApiProperty({ enum: shownStatuses, required: false })
  status: ShownStatus = 'proposed';

  /** 职能, by its code. */
  @MayBeAbsent()
  @IsText(60)
  function?: string;
}

export class MembersQuery extends PageQuery {}

/** 共性问题: what many people speak of. */
export class HotIssueView {
  id: string;

  /** Place and matter. */
  title: string;

  @ApiProperty({ enum: shownStatuses })
  status: ShownStatus;

  /** The county of all its cases, or their city. */
  regionCode: string;

  regionName: string;

  function?: string;

  matter?: Matter;

  /** Writers as far as they are known; an unknown one counts as one. */
  @ApiProperty({ type: 'integer' })
  people: number;

  @ApiProperty({ type: 'integer' })
  messages: number;

  firstAt: Date;

  lastAt: Date;

  /** 热度, as docs/routing-quality.md reckons it. */
  heat: number;

  /** To be sent with a decision on it. */
  @ApiProperty({ type: 'integer' })
  version: number;

  /** Opaque subject of who decided; absent where nobody or the policy did. */
  decidedBy?: string;

  decidedReason?: string;

  decidedAt?: Date;
}

/** Last heard of first. */
export class HotIssuePage {
  entries: HotIssueView[];

  /** To be sent as `after` for the next page; absent on the last. */
  next?: string;
}

export class HotIssueMemberView {
  caseNumber: string;

  channel: string;

  regionCode: string;

  submittedAt: Date;

  /** How many times its writer has written about it, this one counted. */
  @ApiProperty({ type: 'integer' })
  times: number;
}

export class HotIssueWithMembers extends HotIssueView {
  /** First written first; a page of them. */
  members: HotIssueMemberView[];

  /** To be sent as `after` for the next page of members; absent on the last. */
  next?: string;
}

export class VersionBody {
  /** The version that was seen; if there is a newer one, the answer is 409 and nothing happens. */
  @IsVersion()
  version: number;
}

export class DismissBody extends VersionBody {
  /** Why it is none; kept with it. */
  @IsText(300)
  reason: string;
}

export class RenameBody extends VersionBody {
  /** Place and matter; no number or address that leads to a person, because the title is announced. */
  @IsReadableText(80)
  @Matches(/^[^\p{C}]*$/u, { message: '$property must not hold characters that cannot be seen' })
  @HoldsNoIdentifier()
  title: string;
}

export class MemberBody extends VersionBody {
  @IsText(40)
  caseNumber: string;
}

/** What the answer to a decision that comes too late says beside what every problem says. */
export class HotIssueConflict {
  /** The version that there is; only where another one was seen. */
  @ApiProperty({ type: 'integer', required: false })
  version?: number;

  /** Only where it allows no such decision. */
  @ApiProperty({ enum: shownStatuses, required: false })
  status?: ShownStatus;

  /** The statuses that would allow it. */
  @ApiProperty({ enum: shownStatuses, isArray: true, required: false })
  allowed?: ShownStatus[];
}
