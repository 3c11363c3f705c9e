import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Failure, formatCaseNumber } from '#domain';
import { CaseOutbox } from '#platform';
import { announcementOf } from './announcement.ts';
import { type Claim, claimKeys, releaseKeys } from './claim-keys.ts';
import { sentAtFault } from './domain/sent-at.ts';
import { FindFirstReceipts } from './find-first-receipts.ts';
import { insertMessages } from './insert-messages.ts';
import { keyTaken } from './key-taken.ts';
import type { Outcome, Submission, TakenSubmission } from './submission.ts';

interface Judged {
  readonly submission: Submission;
  outcome: Outcome;
  /** One of its keys belongs to an earlier Message: it is refused, unless that one is the same. */
  readonly mayBeRepeat?: boolean;
}

/** Writes a group of Messages with their case numbers and events in one transaction. */
@Injectable()
export class StoreMessages {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: CaseOutbox,
    private readonly findFirstReceipts: FindFirstReceipts,
  ) {}

  /** @returns an outcome for each, in their order. Two that share a key must not come in one group. */
  execute(submissions: readonly Submission[]): Promise<Outcome[]> {
    return this.dataSource.transaction(async (manager) => {
      const claim = await claimKeys(manager, submissions);
      const judged = submissions.map((submission, index) => judge(submission, claim, index));
      const taken = judged.filter(isTaken);
      if (taken.length > 0) {
        await insertMessages(manager, taken);
        await this.outbox.append(manager, taken.map(announcementOf));
      }
      const notTaken = judged.filter((each) => !isTaken(each));
      if (notTaken.length > 0) await this.settle(manager, notTaken);
      return judged.map(({ outcome }) => outcome);
    });
  }

  /** Those that are not taken keep no key; those of them that are repeats get the first receipt. */
  private async settle(manager: EntityManager, notTaken: readonly Judged[]): Promise<void> {
    await releaseKeys(manager, notTaken.map(submissionOf));
    const repeats = notTaken.filter(({ mayBeRepeat }) => mayBeRepeat);
    const receipts = await this.findFirstReceipts.execute(manager, repeats.map(submissionOf));
    for (const repeat of repeats) repeat.outcome = receipts.get(repeat.submission) ?? repeat.outcome;
  }
}

function judge(submission: Submission, { now, keys, sequences }: Claim, index: number): Judged {
  const { caseId, message, uniqueKeys } = submission;
  const fault = sentAtFault(message.sentAt, now);
  if (fault) {
    const outcome = new Failure('invalid', 'invalid-request', 'The message cannot be taken as it is.', {
      fields: [fault],
    });
    return { submission, outcome };
  }
  const takenKeys = uniqueKeys.filter((key) => !keys.has(key));
  if (takenKeys.length > 0) return { submission, outcome: keyTaken(takenKeys), mayBeRepeat: true };
  const caseNumber = formatCaseNumber(now, sequences[index] ?? NaN);
  return { submission, outcome: { caseId, caseNumber, submittedAt: now, isRepeat: false } };
}

function isTaken(judged: Judged): judged is Judged & TakenSubmission {
  return !(judged.outcome instanceof Failure) && !judged.outcome.isRepeat;
}

function submissionOf({ submission }: Judged): Submission {
  return submission;
}
