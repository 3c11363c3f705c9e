import { Clock } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { countAttachments } from '../attachments/attachment-table.ts';
import { viewOfClock } from '../clocks/case-clocks.dto.ts';
import { CaseContact } from '../contacts/case-contact.ts';
import { masked } from '../contacts/domain/masked.ts';
import { revealsOf } from '../contacts/reveal-table.ts';
import type { Reader } from './actions-in-each.ts';
import { CaseEventEntity } from './case-event.entity.ts';
import { CaseMessageEntity } from './case-message.entity.ts';
import { stateOf } from './case-row.ts';
import { readCaseRow, type StoredCase } from './case-table.ts';
import { coTasksOf, withCoTasks } from './co-task-table.ts';
import type { CaseView, StoryEntry } from './case-view.dto.ts';
import type { OpenedCase, WhatIsKnown } from './domain/case-state.ts';
import { maySee, speaksFor, type StaffMember } from './domain/who-may.ts';
import { caseNotFound, caseNumberIn, notTheirs } from './failures.ts';
import { standingOf } from './standing-of.ts';

/** A case with its message and its story, all as of one moment. */
@Injectable()
export class ReadCase {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly contact: CaseContact,
  ) {}

  /** @throws Failure not-found; forbidden for who is neither at work on the case nor answers for its region */
  async read(caseNumber: string, staff: StaffMember): Promise<CaseView> {
    const number = caseNumberIn(caseNumber);
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const row = await readCaseRow(manager, number);
      if (!row) throw caseNotFound();
      const state = await withCoTasks(manager, stateOf(row));
      if (!maySee(staff, state)) throw notTheirs();
      const now = await this.clock.now(manager);
      const { body } = await manager.findOneByOrFail(CaseMessageEntity, { caseId: row.id });
      const { since, channel, submittedAt } = state;
      const { coTasks = await coTasksOf(manager, row.id) }: WhatIsKnown = state;
      return {
        ...standingOf(state, staff, now),
        since,
        channel,
        submittedAt,
        ...detailsOf(row),
        mergedInto: state.status === 'merged' ? state.merger.caseNumber : undefined,
        merged: await numbersMergedInto(manager, row.id),
        splitFrom: state.splitFrom?.caseNumber,
        splitInto: await numbersSplitFrom(manager, row.id),
        hotIssue: state.hotIssue,
        coTasks: [...coTasks],
        body,
        attachments: await countAttachments(manager, row.id),
        ...(await this.contactOf(state, { staff, now }, manager)),
        story: await storyOf(manager, row.id),
      };
    });
  }

  private async contactOf(state: OpenedCase, reader: Reader, manager: EntityManager) {
    const sight = await this.contact.seenBy(reader, manager, state);
    return {
      contact: sight.is === 'open' ? masked(sight.contact) : undefined,
      contactReveals: speaksFor('supervisor', reader.staff, state) ? await revealsOf(manager, state.id) : undefined,
    };
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
    about: [...(row.aside?.about ?? [])],
    handler: row.handler ?? undefined,
    proposal: row.proposal ?? undefined,
    clocks: row.clocks.map(viewOfClock),
  };
}

/** The other end of `mergedInto`. */
async function numbersMergedInto(manager: EntityManager, caseId: string): Promise<string[]> {
  const rows = await manager.query<{ number: string }[]>(
    `select number from "case" where status = 'merged' and aside #>> '{merger,caseId}' = $1 order by id`,
    [caseId],
  );
  return rows.map(({ number }) => number);
}

/** The other end of `splitFrom`. */
async function numbersSplitFrom(manager: EntityManager, caseId: string): Promise<string[]> {
  const rows = await manager.query<{ number: string }[]>(
    `select number from "case" where aside -> 'splitFrom' is not null and aside #>> '{splitFrom,caseId}' = $1 order by id`,
    [caseId],
  );
  return rows.map(({ number }) => number);
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
