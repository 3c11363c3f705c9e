import type { EntityManager } from 'typeorm';
import { newUuid } from '#messaging';
import type { CaseStep } from '../templates/case-step.ts';
import { dueChannel } from './due-signal.ts';

/**
 * One delivery for each step, due at once, or with an earlier one of its Case that was put off, so that it is not looked at again and again until that is
 * sent; a step that has its delivery already gets no second one.
 */
export async function queueDeliveries(manager: EntityManager, steps: readonly CaseStep[], now: Date): Promise<void> {
  if (steps.length === 0) return;
  await manager.query(
    `WITH queued AS (
       INSERT INTO delivery (id, case_id, case_version, case_number, event_type, payload, due_at, created_at)
       SELECT came.*,
              greatest($7::timestamptz, (SELECT max(due_at) FROM delivery AS earlier
                                         WHERE earlier.case_id = came.case_id AND earlier.case_version < came.case_version
                                           AND earlier.status = 'pending' AND earlier.last_problem IS NOT NULL)),
              $7::timestamptz
       FROM unnest($1::uuid[], $2::uuid[], $3::integer[], $4::text[], $5::text[], $6::jsonb[])
              AS came (id, case_id, case_version, case_number, event_type, payload)
       ON CONFLICT (case_id, case_version) DO NOTHING
       RETURNING id)
     SELECT pg_notify('${dueChannel}', '') FROM queued LIMIT 1`,
    [
      steps.map(() => newUuid()),
      steps.map(({ payload }) => payload.caseId),
      steps.map(({ payload }) => payload.caseVersion),
      steps.map(({ payload }) => payload.caseNumber),
      steps.map(({ type }) => type),
      steps.map(({ payload }) => JSON.stringify(payload)),
      now,
    ],
  );
}
