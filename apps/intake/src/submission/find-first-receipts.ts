import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { ContactSeal } from '#platform';
import { isSameRequest, type Submitted } from './domain/repeat.ts';
import { locationOf, StoredMessage } from './stored-message.entity.ts';
import type { Receipt, Submission } from './submission.ts';

/** Unique keys by the Case that has them. */
type KeysByCase = ReadonlyMap<string, readonly string[]>;

/** For Messages whose keys were taken before: the first receipt of those that are the same request come again. */
@Injectable()
export class FindFirstReceipts {
  constructor(private readonly seal: ContactSeal) {}

  async execute(manager: EntityManager, submissions: readonly Submission[]): Promise<Map<Submission, Receipt>> {
    const receipts = new Map<Submission, Receipt>();
    if (submissions.length === 0) return receipts;
    const keysByCase = await findKeys(manager, submissions);
    const stored = await manager.findBy(StoredMessage, { caseId: In([...keysByCase.keys()]) });
    const firsts = new Map(stored.map((first) => [first, this.submittedOf(first, keysByCase)]));
    for (const submission of submissions) {
      const same = [...firsts].find(([, first]) => sharesKey(first, submission) && isSameRequest(first, submission));
      if (same) receipts.set(submission, receiptOf(same[0]));
    }
    return receipts;
  }

  private submittedOf(stored: StoredMessage, keysByCase: KeysByCase): Submitted {
    const { caseId, channel, subject, body, contactKeyId: keyId, contactSealed: sealed } = stored;
    const message = {
      channel,
      subject,
      body,
      sourceId: stored.sourceId ?? undefined,
      kind: stored.kind ?? undefined,
      regionHint: stored.regionHint ?? undefined,
      location: locationOf(stored),
      contact: keyId && sealed ? this.seal.open({ keyId, sealed }) : undefined,
      sentAt: stored.sentAt ?? undefined,
    };
    return { message, clientId: stored.clientId ?? undefined, uniqueKeys: keysByCase.get(caseId) ?? [] };
  }
}

/** All keys of every Case that has one of the keys of these submissions. */
async function findKeys(manager: EntityManager, submissions: readonly Submission[]): Promise<KeysByCase> {
  const rows = await manager.query<{ case_id: string; keys: string[] }[]>(
    `select case_id, array_agg(key) as keys from submission_key
     where case_id in (select case_id from submission_key where key = any($1::text[]))
     group by case_id`,
    [submissions.flatMap(({ uniqueKeys }) => uniqueKeys)],
  );
  return new Map(rows.map((row) => [row.case_id, row.keys]));
}

function sharesKey(one: Submitted, other: Submitted): boolean {
  return one.uniqueKeys.some((key) => other.uniqueKeys.includes(key));
}

function receiptOf({ caseId, caseNumber, submittedAt }: StoredMessage): Receipt {
  return { caseId, caseNumber, submittedAt, isRepeat: true };
}
