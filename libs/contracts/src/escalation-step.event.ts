import { IsBoolean, IsIn, IsUUID } from 'class-validator';
import { EscalationCause } from './escalation-cause.event.ts';
import { Bureau } from './parties.event.ts';
import { IsCaseNumber, IsPart, IsRegionCode, IsText, IsUtcTime, IsVersion, MayBeAbsent } from './wire-rules.ts';
import { wireEscalationActors, wireEscalationLevels } from './wire-words.ts';

/** What every step of an Escalation (升级) says, whole each time, so that a subscriber chooses by it alone; oversight announces them. */
export class EscalationStep {
  @IsUUID()
  escalationId: string;

  /** 1 for `raised` and one more for each step; who follows an Escalation applies each once, in order. */
  @IsVersion()
  escalationVersion: number;

  @IsUUID()
  caseId: string;

  @IsCaseNumber()
  caseNumber: string;

  @IsUtcTime()
  occurredAt: string;

  @IsPart(() => EscalationCause)
  cause: EscalationCause;

  /** Of the Region whose supervisors are to look. */
  @IsIn(wireEscalationLevels)
  level: (typeof wireEscalationLevels)[number];

  /** The Region whose supervisors are to look, from this step on. */
  @IsRegionCode()
  regionCode: string;

  /** 属地 of the Case; absent where nobody has said it yet. */
  @MayBeAbsent()
  @IsRegionCode()
  caseRegionCode?: string;

  /** 职能 that the Case is about. */
  @MayBeAbsent()
  @IsText(60)
  function?: string;

  /** 主办 bureau; absent while the Case is with nobody. */
  @MayBeAbsent()
  @IsPart(() => Bureau)
  bureau?: Bureau;

  @IsBoolean()
  urgent: boolean;
}

/** Somebody of the staff, by role and reach and never by name. */
export class EscalationActor {
  @IsIn(wireEscalationActors)
  role: (typeof wireEscalationActors)[number];

  /** All below it is within reach. */
  @IsRegionCode()
  regionCode: string;
}

/** A step that somebody took. */
export class EscalationAct extends EscalationStep {
  @IsPart(() => EscalationActor)
  by: EscalationActor;
}

/** A step after which somebody is awaited anew. Why it was taken is said at the door alone: what people write is on no wire. */
export class AwaitingEscalationAct extends EscalationAct {
  /** Not acknowledged until then it climbs; at the province it becomes an alarm. */
  @IsUtcTime()
  answerBy: string;
}
