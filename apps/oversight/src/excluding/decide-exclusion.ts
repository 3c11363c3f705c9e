import { Failure, successorOf } from '#domain';
import { AccessRefusal, CaseOutbox, Clock, readMergers, recordInAudit, type Staff } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { mayDecide } from './domain/level-above.ts';
import { bureauOf, type ExclusionRow, exclusionColumns, lockExclusion, viewOf } from './exclusion-table.ts';
import type { ExclusionView } from './exclusions.dto.ts';

export type Decision = 'approved' | 'refused';

const announced = { approved: 'xinqiao.case.excluded.v1', refused: 'xinqiao.case.exclusion-refused.v1' } as const;
const actions = { approved: 'approve-exclusion', refused: 'refuse-exclusion' } as const;

/** Somebody above a bureau decides whether a case is left out of its adjusted rates. Raw rates count it in any case. */
@Injectable()
export class DecideExclusion {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly outbox: CaseOutbox,
  ) {}

  /**
   * @throws Failure `exclusion-not-found`; conflict `exclusion-decided` with the decision that stands
   * @throws AccessRefusal for who does not stand above the bureau, and above the one that took its place
   */
  async execute(staff: Staff, id: string, decision: Decision, explanation: string): Promise<ExclusionView> {
    return this.dataSource.transaction(async (manager) => {
      const asked = await lockExclusion(manager, id);
      if (!asked) throw new Failure('not-found', 'exclusion-not-found', 'There is no such request.');
      const mergers = await readMergers(manager);
      const { regionCode = asked.bureau_region } = successorOf(asked.bureau_id, mergers) ?? {};
      if (![asked.bureau_region, regionCode].every((region) => mayDecide(staff, region, asked.asked_by)))
        throw AccessRefusal.insufficient('Only a supervisor of the level above the bureau may decide.');
      if (asked.state !== 'asked') throw decidedAlready(asked);
      const decided = await keep(manager, staff, { id, decision, explanation, now: await this.clock.now(manager) });
      await this.announce(manager, decided);
      await recordInAudit(manager, [
        { staff: staff.subject, action: actions[decision], about: decided.case_number, reason: explanation },
      ]);
      return viewOf(decided, mergers);
    });
  }

  private async announce(manager: EntityManager, row: ExclusionRow): Promise<void> {
    const { id: exclusionId, case_id: caseId, case_number: caseNumber, ground, state } = row;
    const said = { explanation: row.explanation ?? '', decidedAt: (row.decided_at ?? row.asked_at).toISOString() };
    const payload = { caseId, caseNumber, exclusionId, bureau: bureauOf(row), ground, ...said };
    const type = announced[state === 'approved' ? 'approved' : 'refused'];
    await this.outbox.append(manager, [{ type, key: caseId, subject: caseNumber, payload }]);
  }
}

interface Kept {
  readonly id: string;
  readonly decision: Decision;
  readonly explanation: string;
  readonly now: Date;
}

async function keep(
  manager: EntityManager,
  staff: Staff,
  { id, decision, explanation, now }: Kept,
): Promise<ExclusionRow> {
  const [rows] = await manager.query<[ExclusionRow[]]>(
    `update exclusion set state = $2, explanation = $3, decided_by = $4, decided_at = $5 where id = $1
     returning ${exclusionColumns}`,
    [id, decision, explanation, staff.subject, now],
  );
  const [row] = rows;
  if (!row) throw new Error('PostgreSQL returned no row of the request that was locked.');
  return row;
}

function decidedAlready({ state, decided_at: decidedAt }: ExclusionRow): Failure {
  const extra = { state, decidedAt };
  return new Failure('conflict', 'exclusion-decided', 'The request was decided already.', { extra });
}
