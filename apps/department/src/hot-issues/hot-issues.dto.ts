import { Bureau } from '#contracts';
import { type CaseStatus, caseStatuses } from '#domain';
import { PageQuery } from '#platform';
import { ApiProperty } from '@nestjs/swagger';
import { type Action, actions } from '../handling/domain/transitions.ts';

export class HotIssueCasesQuery extends PageQuery {}

export class HotIssueCase {
  /** 工单编号. */
  caseNumber: string;

  subject: string;

  @ApiProperty({ enum: caseStatuses })
  status: CaseStatus;

  /** In this status since. */
  since: Date;

  submittedAt: Date;

  regionCode?: string;

  /** 主办. */
  lead?: Bureau;

  /** To be sent with a command on the case. */
  @ApiProperty({ type: 'integer' })
  version: number;

  /** What the person who asks may do next. */
  @ApiProperty({ enum: actions, isArray: true })
  allowedActions: Action[];
}

export class CasesInStatus {
  @ApiProperty({ enum: caseStatuses })
  status: CaseStatus;

  @ApiProperty({ type: 'integer' })
  cases: number;
}

/** The cases of a 共性问题 that are in the reach of who asks, first submitted first; a page of them. */
export class HotIssueCases {
  hotIssueId: string;

  /** Place and matter. */
  title?: string;

  /** Of all of them; statuses in which there is none are left out. */
  counts: CasesInStatus[];

  entries: HotIssueCase[];

  /** To be sent as `after` for the next page; absent on the last. */
  next?: string;
}
