import type { CaseEvents } from '#contracts';
import type { EventDraft } from '#messaging';
import type { Entry, PutBack } from './domain/entry.ts';

type Draft = EventDraft<CaseEvents>;

export function enteredAnnouncement(entry: Entry, now: Date): Draft {
  return {
    ...envelopeOf(entry),
    type: 'xinqiao.supervision.entered.v1',
    payload: { ...stepOf(entry, now), because: entry.because },
  };
}

export function putBackAnnouncement(entry: Entry, because: PutBack, now: Date): Draft {
  return {
    ...envelopeOf(entry),
    type: 'xinqiao.supervision.put-back.v1',
    payload: { ...stepOf(entry, now), because },
  };
}

export function closedAnnouncement(entry: Entry, now: Date): Draft {
  const isUnsatisfied = entry.unsatisfiedReason !== undefined;
  return {
    ...envelopeOf(entry),
    type: 'xinqiao.supervision.closed.v1',
    payload: { ...stepOf(entry, now), isUnsatisfied },
  };
}

function envelopeOf({ caseId, caseNumber }: Entry) {
  return { key: caseId, subject: caseNumber };
}

function stepOf({ id, caseId, caseNumber, supervisedBy, bureau, dueAt }: Entry, now: Date) {
  const [due, at] = [dueAt.toISOString(), now.toISOString()];
  return { entryId: id, caseId, caseNumber, supervisedBy, bureau, dueAt: due, occurredAt: at };
}
