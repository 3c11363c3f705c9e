import { Injectable } from '@nestjs/common';
import type { CaseSubmitted } from '#contracts';
import type { BatchContext } from '#messaging';
import { type CaseEvent, ContactSeal } from '#platform';
import type { EntityManager } from 'typeorm';
import { queueDeliveries } from '../delivery/queue-deliveries.ts';
import { emailOf } from './email-of.ts';
import { takeWaitingSteps } from './waiting-steps.ts';

/**
 * Who submits is told of every step, where the contact has an e-mail. The contact is opened here only to learn whether
 * it has one, so that a Case without costs no more than its row; it is kept as sealed as it came.
 */
@Injectable()
export class SubscribeCitizens {
  constructor(private readonly seal: ContactSeal) {}

  async execute(
    events: readonly CaseEvent<'xinqiao.case.submitted.v1'>[],
    { manager, now }: BatchContext,
  ): Promise<void> {
    const submissions = [...new Map(events.map(({ payload }) => [payload.caseId, payload])).values()];
    const withEmail = new Set(submissions.filter((one) => this.hasEmail(one)).map(({ caseId }) => caseId));
    await insert(manager, submissions, withEmail, now);
    const awaited = await takeWaitingSteps(
      manager,
      submissions.map(({ caseId }) => caseId),
    );
    await queueDeliveries(
      manager,
      awaited.filter(({ payload }) => withEmail.has(payload.caseId)),
      now,
    );
  }

  private hasEmail({ contact }: CaseSubmitted): boolean {
    return contact !== undefined && emailOf(this.seal.open(contact)) !== undefined;
  }
}

/** In the order of the keys, so that two instances never wait for each other in a ring. */
async function insert(
  manager: EntityManager,
  submissions: readonly CaseSubmitted[],
  withEmail: ReadonlySet<string>,
  now: Date,
): Promise<void> {
  await manager.query(
    `INSERT INTO citizen_subscription AS known (case_id, has_email, contact_key_id, sealed_contact, created_at)
     SELECT *, $5::timestamptz
     FROM unnest($1::uuid[], $2::boolean[], $3::text[], $4::text[]) AS came (case_id, has_email, key_id, sealed)
     ORDER BY case_id
     ON CONFLICT (case_id) DO UPDATE
     SET has_email = excluded.has_email, contact_key_id = excluded.contact_key_id,
         sealed_contact = excluded.sealed_contact
     WHERE known.has_email IS NULL`,
    [
      submissions.map(({ caseId }) => caseId),
      submissions.map(({ caseId }) => withEmail.has(caseId)),
      submissions.map(({ contact }) => contact?.keyId),
      submissions.map(({ contact }) => contact?.sealed),
      now,
    ],
  );
}
