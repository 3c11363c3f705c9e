import type { CaseEvents } from '#contracts';
import type { EventDraft } from '#messaging';
import type { TakenSubmission } from './submission.ts';

/** `case.submitted`, for a Message that was taken. */
export function announcementOf({
  submission,
  outcome,
}: TakenSubmission): EventDraft<CaseEvents, 'xinqiao.case.submitted.v1'> {
  const { channel, sourceId, kind, subject, body, regionHint, location } = submission.message;
  const { caseId, caseNumber, submittedAt } = outcome;
  return {
    type: 'xinqiao.case.submitted.v1',
    key: caseId,
    subject: caseNumber,
    payload: {
      caseId,
      caseNumber,
      channel,
      sourceId,
      kind,
      subject,
      body,
      regionHint,
      location,
      submittedAt: submittedAt.toISOString(),
      writer: submission.writer,
      onlyByCall: submission.onlyByCall,
      contact: submission.sealedContact,
      splitFrom: submission.splitFrom,
    },
    causedBy: submission.causedBy,
  };
}
