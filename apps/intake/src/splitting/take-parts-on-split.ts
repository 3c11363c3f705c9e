import type { BatchContext } from '#messaging';
import { type CaseEvent, CaseOutbox, ContactSeal, type Sealed } from '#platform';
import { formatCaseNumber } from '#domain';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { announcementOf } from '../submission/announcement.ts';
import { isOnlyByCall } from '../submission/domain/only-by-call.ts';
import { claimKeys } from '../submission/claim-keys.ts';
import { insertMessages } from '../submission/insert-messages.ts';
import { locationOf, StoredMessage } from '../submission/stored-message.entity.ts';
import type { Submission, TakenSubmission } from '../submission/submission.ts';

type Split = CaseEvent<'xinqiao.case.split.v1'>;

/**
 * `case.split`: takes each part as a Message of its own, by the same writer and of the same time, so that nobody waits
 * longer because his message held two matters. The contact is handed on as it is sealed. What he ticked stays with the
 * whole, as it may be true of one of them alone.
 */
@Injectable()
export class TakePartsOnSplit {
  constructor(
    private readonly outbox: CaseOutbox,
    private readonly seal: ContactSeal,
  ) {}

  async take(events: readonly Split[], { manager }: BatchContext): Promise<void> {
    const caseIds = events.map(({ payload }) => payload.caseId);
    const originals = await manager.findBy(StoredMessage, { caseId: In(caseIds) });
    const byCase = new Map(originals.map((message) => [message.caseId, message]));
    const parts = events.flatMap((event) => this.partsOf(event, byCase.get(event.payload.caseId)));
    const { now, sequences } = await claimKeys(
      manager,
      parts.map(({ submission }) => submission),
    );
    const taken = parts.map(({ submission, submittedAt }, index): TakenSubmission => {
      const caseNumber = formatCaseNumber(now, sequences[index] ?? NaN);
      return { submission, outcome: { caseId: submission.caseId, caseNumber, submittedAt, isRepeat: false } };
    });
    await insertMessages(manager, taken);
    await insertParts(manager, taken);
    await this.outbox.append(manager, taken.map(announcementOf));
  }

  private partsOf(event: Split, original: StoredMessage | null | undefined): Part[] {
    if (!original) throw new Error(`Case ${event.payload.caseNumber} was split, and no message of it was taken here.`);
    const { channel, submittedAt } = original;
    const { caseId, caseNumber, parts } = event.payload;
    const regionHint = original.regionHint ?? undefined;
    const location = locationOf(original);
    const sealedContact = sealedIn(original);
    const contact = sealedContact && this.seal.open(sealedContact);
    const onlyByCall = isOnlyByCall(channel, contact) || undefined;
    const writer = contact && this.seal.writerOf(contact);
    return parts.map(({ caseId: id, subject, body }) => ({
      submittedAt,
      submission: {
        caseId: id,
        message: { channel, subject, body, regionHint, location },
        uniqueKeys: [],
        sealedContact,
        onlyByCall,
        writer,
        splitFrom: { caseId, caseNumber },
        causedBy: event,
      },
    }));
  }
}

interface Part {
  readonly submission: Submission;
  readonly submittedAt: Date;
}

function sealedIn({ contactKeyId: keyId, contactSealed: sealed }: StoredMessage): Sealed | undefined {
  return keyId === null || sealed === null ? undefined : { keyId, sealed };
}

async function insertParts(manager: EntityManager, taken: readonly TakenSubmission[]): Promise<void> {
  await manager.query(
    `insert into split_part (from_case_id, case_id, case_number) select * from unnest($1::uuid[], $2::uuid[], $3::text[])`,
    [
      taken.map(({ submission }) => submission.splitFrom?.caseId),
      taken.map(({ outcome }) => outcome.caseId),
      taken.map(({ outcome }) => outcome.caseNumber),
    ],
  );
}
