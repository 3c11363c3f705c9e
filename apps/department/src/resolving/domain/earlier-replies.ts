import type { OpenedCase } from '../../handling/domain/case-state.ts';
import { leadOf } from '../../handling/domain/steps/lead-of.ts';
import type { Answered } from './template.ts';

/** A template that a bureau has not used for so many replies is none any more; reading them takes a millisecond. */
export const keptOfABureau = 200;

/** A final reply that was given to this case. */
export interface AnsweredCase extends Answered {
  readonly caseId: string;
}

/** The last final replies of some bureaus, newest first, by the ids of the bureaus. */
export type EarlierReplies = ReadonlyMap<string, readonly AnsweredCase[]>;

/** Those of the bureau that leads this case, but for those to the case itself. */
export function earlierTo(state: OpenedCase, replies: EarlierReplies): readonly Answered[] {
  const ofBureau = replies.get(leadOf(state)?.id ?? '') ?? [];
  return ofBureau.filter(({ caseId }) => caseId !== state.id);
}

/** With this one, which was given to the case after all of them. */
export function withReplyTo(state: OpenedCase, answered: Answered, replies: EarlierReplies): EarlierReplies {
  const lead = leadOf(state);
  if (!lead) return replies;
  const latest = [{ caseId: state.id, ...answered }, ...(replies.get(lead.id) ?? [])];
  return new Map([...replies, [lead.id, latest.slice(0, keptOfABureau)]]);
}
