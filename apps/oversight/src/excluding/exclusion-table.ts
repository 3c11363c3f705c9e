import { type Merger, successorOf } from '#domain';
import type { EntityManager } from 'typeorm';
import type { ExclusionGround, ExclusionState, ExclusionView } from './exclusions.dto.ts';

export interface ExclusionRow {
  readonly id: string;
  readonly case_id: string;
  readonly case_number: string;
  readonly bureau_id: string;
  readonly bureau_name: string;
  readonly bureau_region: string;
  readonly ground: ExclusionGround;
  readonly reason: string;
  readonly evidence: string[];
  readonly asked_by: string;
  readonly asked_at: Date;
  readonly state: ExclusionState;
  readonly explanation: string | null;
  readonly decided_at: Date | null;
}

export const exclusionColumns = `id, case_id, case_number, bureau_id, bureau_name, bureau_region, ground, reason, evidence, asked_by, asked_at,
  state, explanation, decided_at`;

/** Under lock, for who is about to decide. */
export async function lockExclusion(manager: EntityManager, id: string): Promise<ExclusionRow | undefined> {
  const [row] = await manager.query<ExclusionRow[]>(
    `select ${exclusionColumns} from exclusion where id = $1 for update`,
    [id],
  );
  return row;
}

export function bureauOf({ bureau_id: id, bureau_name: name, bureau_region: regionCode }: ExclusionRow) {
  return { id, name, regionCode };
}

export function viewOf(row: ExclusionRow, mergers: readonly Merger[]): ExclusionView {
  const { id, ground, reason, evidence, state } = row;
  return {
    ...{ id, caseNumber: row.case_number, bureau: bureauOf(row), ground, reason, evidence, state },
    successor: successorOf(row.bureau_id, mergers),
    askedAt: row.asked_at,
    explanation: row.explanation ?? undefined,
    decidedAt: row.decided_at ?? undefined,
  };
}
