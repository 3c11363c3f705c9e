import type { Failure } from '#domain';
import type { CaseStanding } from '../handling/case-standing.dto.ts';
import type { Decision } from '../handling/domain/decide.ts';
import type { StaffMember } from '../handling/domain/who-may.ts';
import { failureOf } from '../handling/failures.ts';
import { standingOf } from '../handling/standing-of.ts';

/** How a case stands, as the answer to a single command says it. */
type Standing = Pick<CaseStanding, 'status' | 'version' | 'allowedActions'>;

/** What came of a command for one of its cases: what the single command would have been answered. */
export type TargetResult =
  | { readonly outcome: 'carried-out'; readonly standing: Standing }
  | {
      readonly outcome: 'refused';
      readonly problem: { readonly code: string; readonly detail: string } & Readonly<Record<string, unknown>>;
    };

export function resultOf(decision: Decision, by: StaffMember, now: Date): TargetResult {
  if (decision.outcome === 'refused') return refusedBy(failureOf(decision, []));
  const { status, version, allowedActions } = standingOf(decision.state, by, now);
  return { outcome: 'carried-out', standing: { status, version, allowedActions } };
}

/** What has changed since the case was seen is to be read there: the results of many would become too large. */
export function refusedBy({ code, message: detail, extra }: Failure): TargetResult {
  return { outcome: 'refused', problem: { code, detail, action: extra?.action, current: extra?.current } };
}

/** What a case is answered that cannot be handled for a reason that is nobody's business outside. */
export const failed: TargetResult = {
  outcome: 'refused',
  problem: { code: 'internal-error', detail: 'The service failed at this case. The failure was recorded.' },
};
