import type { Bureau, CaseEvents } from '#contracts';
import type { EventDraft } from '#messaging';
import type { Instruction } from './domain/whom-it-concerns.ts';

type Draft = EventDraft<CaseEvents>;
type Told = Pick<Instruction, 'id' | 'caseId' | 'caseNumber'>;

/** Who was asked what; the words are read at the door. */
export function givenAnnouncement(
  told: Told,
  asked: {
    readonly bureaus: Bureau[];
    readonly answerBy: Date;
    readonly isFollowUp: boolean;
    readonly regionCode?: string;
  },
  now: Date,
): Draft {
  return {
    type: 'xinqiao.instruction.given.v1',
    ...envelopeOf(told),
    payload: { ...stepOf(told, now), ...asked, answerBy: asked.answerBy.toISOString() },
  };
}

export function answeredAnnouncement(
  told: Told,
  answer: { readonly bureau: Bureau; readonly isLate: boolean; readonly regionCode?: string },
  now: Date,
): Draft {
  return {
    type: 'xinqiao.instruction.answered.v1',
    ...envelopeOf(told),
    payload: { ...stepOf(told, now), ...answer },
  };
}

function envelopeOf({ caseId, caseNumber }: Told) {
  return { key: caseId, subject: caseNumber };
}

function stepOf({ id: instructionId, caseId, caseNumber }: Told, now: Date) {
  return { instructionId, caseId, caseNumber, occurredAt: now.toISOString() };
}
