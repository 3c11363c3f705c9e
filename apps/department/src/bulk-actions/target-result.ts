import { Failure } from '#domain';
import type { CaseStanding } from '../handling/case-standing.dto.ts';
import type { BulkAction } from './domain/bulk-order.ts';
import type { Finding } from '../resolving/domain/finding.ts';

/** How a case stands, as the answer to a single command says it. */
type Standing = Pick<CaseStanding, 'status' | 'version' | 'allowedActions'>;

/** What came of a command for one of its cases: what the single command would have been answered. */
export type TargetResult =
  | {
      /** `awaits-confirmation`: a final reply that the head of the bureau has to confirm first. */
      readonly outcome: 'carried-out' | 'awaits-confirmation';
      readonly standing: Standing;
      readonly findings?: Finding[];
    }
  | {
      readonly outcome: 'refused';
      readonly findings?: Finding[];
      readonly problem: { readonly code: string; readonly detail: string } & Readonly<Record<string, unknown>>;
    };

/** @param findings what may be amiss in a final reply, where it was one */
export function resultOf(
  action: BulkAction,
  outcome: CaseStanding | Failure,
  findings: readonly Finding[] = [],
): TargetResult {
  const given = { findings: findings.length > 0 ? [...findings] : undefined };
  if (outcome instanceof Failure) return { ...refusedBy(outcome), ...given };
  const { status, version, allowedActions } = outcome;
  return {
    ...given,
    outcome: action === 'resolve' && status !== 'resolved' ? 'awaits-confirmation' : 'carried-out',
    standing: { status, version, allowedActions },
  };
}

function refusedBy({ code, message: detail, extra }: Failure): TargetResult {
  const { action, current, changes } = extra ?? {};
  return { outcome: 'refused', problem: { code, detail, action, current, changes } };
}

/** What a case is answered that cannot be handled for a reason that is nobody's business outside. */
export const failed: TargetResult = {
  outcome: 'refused',
  problem: { code: 'internal-error', detail: 'The service failed at this case. The failure was recorded.' },
};
