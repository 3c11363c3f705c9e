import type { EntityManager } from 'typeorm';
import type { CaseStep } from '../templates/case-step.ts';

/** Keeps steps until the submission of their Case comes. */
export async function letStepsWait(manager: EntityManager, steps: readonly CaseStep[], now: Date): Promise<void> {
  if (steps.length === 0) return;
  await manager.query(
    `INSERT INTO waiting_step (case_id, case_version, event_type, payload, waiting_since)
     SELECT *, $5::timestamptz FROM unnest($1::uuid[], $2::integer[], $3::text[], $4::jsonb[])
     ON CONFLICT DO NOTHING`,
    [
      steps.map(({ payload }) => payload.caseId),
      steps.map(({ payload }) => payload.caseVersion),
      steps.map(({ type }) => type),
      steps.map(({ payload }) => JSON.stringify(payload)),
      now,
    ],
  );
}

/** The steps that waited for these Cases; they wait no longer. */
export async function takeWaitingSteps(manager: EntityManager, caseIds: readonly string[]): Promise<CaseStep[]> {
  return manager.query<CaseStep[]>(
    `WITH taken AS (DELETE FROM waiting_step WHERE case_id = ANY($1::uuid[]) RETURNING event_type, payload)
     SELECT event_type AS type, payload FROM taken`,
    [caseIds],
  );
}
