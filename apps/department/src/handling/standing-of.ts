import type { CaseStanding } from './case-standing.dto.ts';
import type { OpenedCase } from './domain/case-state.ts';
import { allowedActions } from './domain/decide.ts';
import type { Actor } from './domain/who-may.ts';

/** How a case stands, and what this person may do next. */
export function standingOf(state: OpenedCase, actor: Actor, now: Date): Pick<CaseStanding, keyof CaseStanding> {
  const { number: caseNumber, status, version } = state;
  return { caseNumber, status, version, allowedActions: allowedActions(state, actor, now) };
}
