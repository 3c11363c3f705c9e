import { IsReadableText, IsText, MayBeAbsent } from '#contracts';
import { PageQuery } from '#platform';
import { ApiProperty, IntersectionType, OmitType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsObject, IsUUID, ValidateNested } from 'class-validator';
import { CompleteCoTaskBody } from '../co-handling/co-handling.dto.ts';
import { CaseCommandBody, ReplyToCaseBody } from '../handling/case-command.dto.ts';
import { CaseChangeView } from '../handling/case-conflict.dto.ts';
import { CaseStanding } from '../handling/case-standing.dto.ts';
import { RefuseExtensionBody, RequestExtensionBody } from '../more-time/more-time.dto.ts';
import { FindingView, ResolveCaseBody } from '../resolving/resolving.dto.ts';
import { type BulkAction, bulkActions } from './domain/bulk-order.ts';

/** A case as it was seen. */
export class SeenCase extends CaseCommandBody {
  /** 工单编号. */
  @IsText(40)
  caseNumber: string;
}

/** Which cases are meant: either named ones or those of a hot issue. */
export class BulkTargets {
  /** Each once, with the version that was seen. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => SeenCase)
  @ApiProperty({ type: [SeenCase], required: false, minItems: 1, maxItems: 500 })
  cases?: SeenCase[];

  /** All cases of this 共性问题 that are in the reach of who asks, as they stand when their turn comes. */
  @MayBeAbsent()
  @IsUUID()
  hotIssueId?: string;
}

export class BulkAcceptBody extends BulkTargets {}

export class BulkContactBody extends BulkTargets {}

export class BulkReplyBody extends IntersectionType(BulkTargets, OmitType(ReplyToCaseBody, ['version'])) {}

export class BulkRequestExtensionBody extends IntersectionType(
  BulkTargets,
  OmitType(RequestExtensionBody, ['version']),
) {}

export class BulkApproveExtensionBody extends BulkTargets {}

export class BulkRefuseExtensionBody extends IntersectionType(
  BulkTargets,
  OmitType(RefuseExtensionBody, ['version']),
) {}

export class BulkCompleteCoTaskBody extends IntersectionType(
  BulkTargets,
  OmitType(CompleteCoTaskBody, ['version', 'taskId']),
) {}

export class BulkResolveBody extends IntersectionType(BulkTargets, OmitType(ResolveCaseBody, ['version'])) {
  /**
   * Why bureaus that help and are not done are not waited for, in each case in which there are any; for the bureaus at work on it. Absent where they
   * are: then such a case is refused. Refused with `help-still-asked-for`, and nobody let go, is a case in which the reply is doubtful and would wait for the head of
   * the bureau: it is to be resolved by itself.
   */
  @MayBeAbsent()
  @IsReadableText(1000)
  waiverReason?: string;
}

export class BulkConfirmResolutionBody extends BulkTargets {}

/** How a case stands. */
class BulkStanding extends OmitType(CaseStanding, ['caseNumber']) {}

/** Why nothing was done to a case: what the single command would have been answered. */
export class BulkProblem {
  /** For programs: stable and kebab-case. */
  code: string;

  /** For people. */
  detail: string;

  @ApiProperty({ enum: bulkActions })
  action?: BulkAction;

  /** How the case stands instead; absent for who may not know. */
  current?: BulkStanding;

  /** What has happened to it since the version that was seen, oldest first, at most the latest 20; only where that was an old one. */
  changes?: CaseChangeView[];
}

/** What came of a bulk action for one of its cases. */
export class BulkResult {
  caseNumber: string;

  /** `awaits-confirmation`: a final reply that has a doubt and waits for the head of the bureau; the case is not resolved. */
  outcome: 'waiting' | 'carried-out' | 'awaits-confirmation' | 'refused';

  /** After it, where it was not refused. */
  standing?: BulkStanding;

  /** Of a final reply; one with a doubt waits for the head of the bureau, or is refused where others who help would be let go for it. */
  findings?: FindingView[];

  problem?: BulkProblem;
}

/** 批量办理: something that is done to many cases. */
export class BulkActionView {
  id: string;

  @ApiProperty({ enum: bulkActions })
  action: BulkAction;

  orderedAt: Date;

  /** Absent as long as cases wait. */
  finishedAt?: Date;

  /** How many cases it is meant for. */
  @ApiProperty({ type: 'integer' })
  cases: number;

  @ApiProperty({ type: 'integer' })
  carriedOut: number;

  /** Final replies that wait for the head of the bureau. */
  @ApiProperty({ type: 'integer' })
  awaitConfirmation: number;

  @ApiProperty({ type: 'integer' })
  refused: number;
}

/** A bulk action with what came of it, in the order of its cases; a page of them. */
export class BulkActionResults extends BulkActionView {
  results: BulkResult[];

  /** To be sent as `after` for the next page; absent on the last. */
  next?: string;
}

/** Newest first. */
export class BulkActionPage {
  entries: BulkActionView[];

  /** To be sent as `after` for the next page; absent on the last. */
  next?: string;
}

export class BulkActionsQuery extends PageQuery {}
