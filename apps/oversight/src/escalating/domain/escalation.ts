import type { CaseEvents, EscalationActor, EscalationCause } from '#contracts';
import type { CaseEnd, CaseFacts } from '../../known-cases/domain/case-facts.ts';

/**
 * Where an Escalation stands. `waiting`: for the supervisors of its Region. `delegated`: for those of a Region below, or for a bureau. `snoozed`: until
 * they are asked again. `acknowledged`: somebody takes care. `alarm`: in the whole province nobody does. `ended`: its Case is at its end.
 */
export const escalationStates = ['waiting', 'delegated', 'snoozed', 'acknowledged', 'alarm', 'ended'] as const;
export type EscalationState = (typeof escalationStates)[number];

export type Silence = CaseEvents['xinqiao.escalation.alarmed.v1']['because'];

/** 升级: somebody above must look at a Case. Times are UTC, as `Date#toISOString` writes them. */
export interface Escalation {
  readonly id: string;
  readonly causeKey: string;
  readonly cause: EscalationCause;
  readonly causedAt: string;
  /** 1 when it is raised and one more for each step. */
  readonly version: number;
  readonly state: EscalationState;
  /** Whose supervisors are to look. */
  readonly regionCode: string;
  /** Where its Case belonged when it was put where it is, by being raised or delegated or by following the Case; that it climbs leaves this as it is. */
  readonly placedFor: string;
  /** Whose head is to look instead, where it was delegated to a bureau there. */
  readonly toBureauId?: string;
  /** When it climbs; absent where it does not. */
  readonly answerBy?: string;
  /** Whether it has been put off since it was raised, climbed or was acknowledged. */
  readonly wasSnoozed: boolean;
  readonly raisedAt: string;
  readonly changedAt: string;
  /** As they are known now. */
  readonly facts: CaseFacts;
}

/** What happened to an Escalation, beside where it is then: one for each event. */
export type EscalationFact =
  | { readonly kind: 'raised'; readonly answerBy: string }
  | {
      readonly kind: 'climbed';
      readonly because: Silence | 'case-moved';
      readonly fromRegionCode: string;
      readonly answerBy: string;
    }
  | { readonly kind: 'alarmed'; readonly because: Silence }
  | { readonly kind: 'acknowledged'; readonly by: EscalationActor }
  | {
      readonly kind: 'delegated';
      readonly by: EscalationActor;
      readonly reason: string;
      readonly toBureauId?: string;
      readonly answerBy: string;
    }
  | {
      readonly kind: 'snoozed';
      readonly by: EscalationActor;
      readonly reason: string;
      readonly until: string;
      readonly answerBy: string;
    }
  | { readonly kind: 'ended'; readonly because: CaseEnd };

export type EscalationFactKind = EscalationFact['kind'];

/** A step of an Escalation: what happened, and how it stands after it. */
export interface Moved {
  readonly after: Escalation;
  readonly fact: EscalationFact;
}
