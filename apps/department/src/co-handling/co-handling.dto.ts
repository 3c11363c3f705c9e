import { Bureau, IsReadableText } from '#contracts';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsObject, IsUUID, ValidateNested } from 'class-validator';
import { ClockView } from '../clocks/case-clocks.dto.ts';
import { CaseCommandBody } from '../handling/case-command.dto.ts';
import { type Action, actions } from '../handling/domain/transitions.ts';

/** 请求协办 by the lead bureau. */
export class AskCoBureauBody extends CaseCommandBody {
  /** Who is to help; its name is the directory's, whatever is sent. */
  @IsObject()
  @ValidateNested()
  @Type(() => Bureau)
  bureau: Bureau;

  /** What is to be done. */
  @IsReadableText(1000)
  task: string;
}

class OnTaskBody extends CaseCommandBody {
  @IsUUID()
  taskId: string;
}

/** 协办完成 by the bureau that was asked. */
export class CompleteCoTaskBody extends OnTaskBody {
  /** What came of it; for the bureaus at work on the case. */
  @IsReadableText(1000)
  answer: string;
}

/** The lead bureau goes on without. */
export class WaiveCoTaskBody extends OnTaskBody {
  /** Why; for the bureaus at work on the case. */
  @IsReadableText(1000)
  reason: string;
}

/** What a bureau is asked to do in another bureau's case. */
export class CoTaskEntry {
  taskId: string;

  caseNumber: string;

  subject: string;

  /** 主办: who asks. */
  lead: Bureau;

  task: string;

  /** Asked since. */
  since: Date;

  /** By which it is to be done; absent where the policy gives it no term. */
  clock?: ClockView;

  /** To be sent with a command on the case. */
  @ApiProperty({ type: 'integer' })
  version: number;

  /** What the person who asks may do next. */
  @ApiProperty({ enum: actions, isArray: true })
  allowedActions: Action[];
}

/** Those that have waited longest first. */
export class CoTaskPage {
  entries: CoTaskEntry[];

  /** To be sent as `after` for the next page; absent on the last. */
  next?: string;
}
