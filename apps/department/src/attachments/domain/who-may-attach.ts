import { type OpenedCase, openStatuses } from '../../handling/domain/case-state.ts';
import { actsOn, speaksFor } from '../../handling/domain/who-may.ts';
import type { CaseStatus } from '#domain';
import { type Attachment, type Audience, type Sender, subjectOf } from './attachment.ts';

const open: readonly CaseStatus[] = openStatuses;

/** Why somebody may not attach something. */
export type NotAttachable = 'not-theirs' | 'not-open';

/**
 * Whether somebody may attach something for this audience. Citizens do so as long as their case is open; the staff who act on it
 * whenever they have reason to, but for the citizen only the lead bureau speaks, as in its replies.
 */
export function refusalToAttach(sender: Sender, audience: Audience, state: OpenedCase): NotAttachable | undefined {
  if (sender !== 'citizen' && !actsOn(sender, state)) return 'not-theirs';
  if (audience === 'staff') return undefined;
  if (sender !== 'citizen' && !speaksFor('lead-bureau', sender, state)) return 'not-theirs';
  return open.includes(state.status) ? undefined : 'not-open';
}

/** Whether somebody may take an attachment back: who attached it, the citizen as long as the case is open, or a supervisor. */
export function mayWithdraw(sender: Sender, attachment: Attachment, state: OpenedCase): boolean {
  if (sender === 'citizen') return attachment.staff === undefined && open.includes(state.status);
  return attachment.staff === subjectOf(sender) || speaksFor('supervisor', sender, state);
}
