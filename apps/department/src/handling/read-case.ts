import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { viewOfClock } from '../clocks/case-clocks.dto.ts';
import { CaseEventEntity } from './case-event.entity.ts';
import { CaseMessageEntity } from './case-message.entity.ts';
import { stateOf } from './case-row.ts';
import { readCaseRow, type StoredCase } from './case-table.ts';
import type { CaseView, StoryEntry } from './case-view.dto.ts';
import { allowedActions } from './domain/decide.ts';
import { maySee, type StaffMember } from './domain/who-may.ts';
import { caseNotFound, caseNumberIn, notTheirs } from './failures.ts';

/** A case with its message and its story, all as of one moment. */
@Injectable()
export class ReadCase {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws Failure not-found; forbidden for who is neither at work on the case nor answers for its region */
  async read(caseNumber: string, staff: StaffMember): Promise<CaseView> {
    const number = caseNumberIn(caseNumber);
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const row = await readCaseRow(manager, number);
      if (!row) throw caseNotFound();
      const state = stateOf(row);
      if (!maySee(staff, state)) throw notTheirs();
      const { body } = await manager.findOneByOrFail(CaseMessageEntity, { caseId: row.id });
      const { status, version, since, channel, submittedAt } = state;
      const standing = { caseNumber: number, status, version, allowedActions: allowedActions(state, staff) };
      return {
        ...standing,
        since,
        channel,
        submittedAt,
        ...detailsOf(row),
        body,
        story: await storyOf(manager, row.id),
      };
    });
  }
}

function detailsOf(row: StoredCase) {
  return {
    subject: row.subject,
    kind: row.kind ?? undefined,
    matter: row.matter ?? undefined,
    jurisdiction: row.jurisdiction ?? undefined,
    urgent: row.urgent,
    lead: row.lead ?? undefined,
    coHandling: row.co_handling ?? [],
    proposal: row.proposal ?? undefined,
    clocks: row.clocks.map(viewOfClock),
  };
}

async function storyOf(manager: EntityManager, caseId: string): Promise<StoryEntry[]> {
  const events = await manager.find(CaseEventEntity, { where: { caseId }, order: { version: 'ASC' } });
  return events.map(({ version, type, occurredAt, staff, details }) => ({
    version,
    type,
    occurredAt,
    staff: staff ?? undefined,
    details,
  }));
}
