import {
  Bureau,
  EscalationActor,
  EscalationCause,
  IsRegionCode,
  MayBeAbsent,
  wireEscalationCauses,
  wireEscalationLevels,
} from '#contracts';
import { PageQuery } from '#platform';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { type EscalationAction, escalationActions } from './domain/decide.ts';
import { type EscalationState, escalationStates } from './domain/escalation.ts';

type Level = (typeof wireEscalationLevels)[number];

export class EscalationsQuery extends PageQuery {
  /** GB/T 2260 code: escalations that are in this region now, or in one below it. */
  @IsRegionCode()
  region: string;

  @MayBeAbsent()
  @IsIn(escalationStates)
  @ApiProperty({ enum: escalationStates, required: false })
  state?: EscalationState;

  /** What made it. */
  @MayBeAbsent()
  @IsIn(wireEscalationCauses)
  kind?: (typeof wireEscalationCauses)[number];

  /** How high it is now. */
  @MayBeAbsent()
  @IsIn(wireEscalationLevels)
  level?: Level;
}

/** 升级: somebody above must look at a case. */
export class EscalationView {
  id: string;

  caseNumber: string;

  /** To be sent with what is done about it. */
  @ApiProperty({ type: 'integer' })
  version: number;

  @ApiProperty({ enum: escalationStates })
  state: EscalationState;

  cause: EscalationCause;

  @ApiProperty({ enum: wireEscalationLevels })
  level: Level;

  /** Where it is now: GB/T 2260. */
  regionCode: string;

  /** To which it was delegated. */
  toBureauId?: string;

  /** When it climbs; absent where it does not. */
  answerBy?: Date;

  /** 属地 of the case. */
  caseRegionCode?: string;

  /** 职能 that the case is about. */
  function?: string;

  /** 主办 bureau. */
  bureau?: Bureau;

  urgent: boolean;

  raisedAt: Date;

  /** When its latest step was. */
  changedAt: Date;

  /** What may be done about it now, by those with whom it is. */
  @ApiProperty({ enum: escalationActions, isArray: true })
  allowedActions: EscalationAction[];
}

/** Latest first. */
export class EscalationPage {
  entries: EscalationView[];

  /** To be sent as `after` for the next page; absent on the last. */
  next?: string;
}

/** A step of an escalation. */
export class EscalationStepView {
  @ApiProperty({ type: 'integer' })
  version: number;

  /** `raised`, `climbed`, `alarmed`, `acknowledged`, `delegated`, `snoozed` or `ended`. */
  kind: string;

  at: Date;

  /** Where it was from then on. */
  @ApiProperty({ enum: wireEscalationLevels })
  level: Level;

  regionCode: string;

  /** By role and reach; who it was stands in the audit trail. Absent of what happened by itself. */
  by?: EscalationActor;

  /** As the person gave it. */
  reason?: string;

  /** Why it happened by itself: `unacknowledged`, `unheard`, `case-moved`, or how the case came to its end. */
  because?: string;

  fromRegionCode?: string;

  toBureauId?: string;

  until?: string;

  answerBy?: string;
}

export class EscalationStory extends EscalationView {
  /** Oldest first; at most the latest 200. */
  steps: EscalationStepView[];
}
