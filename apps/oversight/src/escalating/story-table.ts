import type { EntityManager } from 'typeorm';
import type { EscalationStepView } from './escalations.dto.ts';

interface StepRow {
  readonly version: number;
  readonly kind: string;
  readonly at: Date;
  readonly level: EscalationStepView['level'];
  readonly region_code: string;
  readonly details: Partial<EscalationStepView>;
}

/** The steps of an escalation after a version: the latest, so many at most, oldest first. */
export async function stepsSince(
  manager: EntityManager,
  id: string,
  version: number,
  atMost: number,
): Promise<EscalationStepView[]> {
  const rows = await manager.query<StepRow[]>(
    `select version, kind, occurred_at as at, level, region_code, details from escalation_step
     where escalation_id = $1 and version > $2 order by version desc limit $3`,
    [id, version, atMost],
  );
  return rows.reverse().map(({ region_code: regionCode, details, ...step }) => ({ ...step, regionCode, ...details }));
}
