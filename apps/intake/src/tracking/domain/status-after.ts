import type { CaseStatus } from '#domain';
import type { Fact } from './fact.ts';

/** The status after each fact that does not say it. */
const statuses = {
  opened: 'received',
  assigned: 'assigned',
  'sent-to-triage': 'triage',
  arbitrated: 'assigned',
  accepted: 'in-progress',
  contacted: 'in-progress',
  replied: 'in-progress',
  suspended: 'suspended',
  resumed: 'in-progress',
  'extension-requested': 'in-progress',
  extended: 'in-progress',
  'extension-refused': 'in-progress',
  'resolution-proposed': 'in-progress',
  'resolution-refused': 'in-progress',
  resolved: 'resolved',
  'follow-up-missed': 'resolved',
  rated: 'resolved',
  closed: 'closed',
  withdrawn: 'withdrawn',
  'decline-proposed': 'decline-pending',
  declined: 'declined',
  merged: 'merged',
  split: 'triage',
  'co-task-assigned': 'in-progress',
  'co-task-completed': 'in-progress',
  'co-task-waived': 'in-progress',
} as const satisfies Partial<Record<Fact['kind'], CaseStatus>>;

/** Where a Case stands after a fact. */
export function statusAfter(fact: Fact): CaseStatus {
  if ('status' in fact && fact.status !== undefined) return fact.status;
  return fact.kind === 'returned' ? fact.sentTo : statuses[fact.kind];
}
