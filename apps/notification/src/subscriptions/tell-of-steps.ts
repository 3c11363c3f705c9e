import { Injectable } from '@nestjs/common';
import type { BatchContext } from '#messaging';
import type { EntityManager } from 'typeorm';
import { queueDeliveries } from '../delivery/queue-deliveries.ts';
import type { CaseStep } from '../templates/case-step.ts';
import { letStepsWait } from './waiting-steps.ts';

/** Whether the Cases' citizens have an e-mail; null while a Case's submission has not come. */
type EmailByCase = ReadonlyMap<string, boolean | null>;

/** Each step of a Case becomes one delivery to its citizen: now, or once the submission of the Case has come. */
@Injectable()
export class TellOfSteps {
  async execute(steps: readonly CaseStep[], { manager, now }: BatchContext): Promise<void> {
    const known = await subscriptionsOf(manager, steps);
    const early = steps.filter(({ payload }) => (known.get(payload.caseId) ?? null) === null);
    const sinceThen = await holdPlaces(manager, early, now);
    const hasEmail = ({ payload: { caseId } }: CaseStep) => known.get(caseId) ?? sinceThen.get(caseId) ?? null;
    await letStepsWait(
      manager,
      steps.filter((step) => hasEmail(step) === null),
      now,
    );
    await queueDeliveries(
      manager,
      steps.filter((step) => hasEmail(step) === true),
      now,
    );
  }
}

interface SubscriptionRow {
  readonly case_id: string;
  readonly has_email: boolean | null;
}

const casesOf = (steps: readonly CaseStep[]): string[] => [...new Set(steps.map(({ payload }) => payload.caseId))];

const byCase = (rows: readonly SubscriptionRow[]): EmailByCase =>
  new Map(rows.map(({ case_id, has_email }) => [case_id, has_email]));

async function subscriptionsOf(manager: EntityManager, steps: readonly CaseStep[]): Promise<EmailByCase> {
  return byCase(
    await manager.query<SubscriptionRow[]>(
      'SELECT case_id, has_email FROM citizen_subscription WHERE case_id = ANY($1::uuid[])',
      [casesOf(steps)],
    ),
  );
}

/**
 * Puts an empty subscription where none is and locks it until the commit. The update changes nothing: it is there for
 * the lock. Without it a submission could be handled beside us, see none of our waiting steps, and leave them waiting.
 */
async function holdPlaces(manager: EntityManager, early: readonly CaseStep[], now: Date): Promise<EmailByCase> {
  if (early.length === 0) return new Map();
  return byCase(
    await manager.query<SubscriptionRow[]>(
      `INSERT INTO citizen_subscription AS known (case_id, created_at)
       SELECT case_id, $2::timestamptz FROM unnest($1::uuid[]) AS case_id ORDER BY case_id
       ON CONFLICT (case_id) DO UPDATE SET created_at = known.created_at
       RETURNING case_id, has_email`,
      [casesOf(early), now],
    ),
  );
}
