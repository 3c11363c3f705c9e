import { type Clock, transact } from '#platform';
import type { DataSource } from 'typeorm';
import { archivedEvents } from '../archive/archived-events.ts';
import { type CausingEvent, causingTypes } from '../escalating/domain/cause.ts';
import type { EscalateCases } from '../escalating/escalate-cases.ts';
import { raiseMissed } from '../escalating/raise-missed.ts';
import type { RaiseEscalations } from '../escalating/raise-escalations.ts';
import { reckonHeat } from '../hot-issues/hot-issue-table.ts';
import { lockKnownCases } from '../known-cases/known-case-table.ts';
import type { FollowListedCases } from '../supervising/follow-listed-cases.ts';

const atOnce = 500;

/** Who hears of cases. */
export interface Followers {
  readonly listed: FollowListedCases;
  readonly escalateCases: EscalateCases;
  readonly raiseEscalations: RaiseEscalations;
}

/**
 * Tells the supervision list, the hot issues and the escalations what is known of their cases, as if it had just been heard: where a rebuild has come to know
 * more of them. What stands in these tables is theirs and is not made again; a cause of which the archive knows and that has no escalation gets one. To do it
 * again changes nothing.
 */
export async function tellFollowers(
  dataSource: DataSource,
  { listed, escalateCases, raiseEscalations }: Followers,
  clock: Clock,
): Promise<void> {
  for await (const caseIds of inPages(dataSource, 'select distinct case_id as id from supervision_entry'))
    await transact(dataSource, async (manager) => {
      await listed.follow(manager, await lockKnownCases(manager, caseIds), await clock.now(manager));
    });
  for await (const issueIds of inPages(dataSource, 'select id from watched_hot_issue'))
    await transact(dataSource, (manager) => reckonHeat(manager, issueIds));
  for await (const page of archivedEvents(dataSource, causingTypes, atOnce))
    await transact(dataSource, async (manager) => {
      await raiseMissed(manager, raiseEscalations, page as readonly CausingEvent[], await clock.now(manager));
    });
  for await (const caseIds of inPages(
    dataSource,
    `select distinct case_id as id from escalation where state <> 'ended'`,
  ))
    await transact(dataSource, async (manager) => {
      const now = await clock.now(manager);
      await escalateCases.execute([], await lockKnownCases(manager, caseIds), { manager, now });
    });
}

/** @param ids SQL of one column `id` */
async function* inPages(dataSource: DataSource, ids: string): AsyncGenerator<string[]> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const page = await dataSource.query<{ id: string }[]>(
      `select id from (${ids}) as found where id > $1 order by id limit $2`,
      [after, atOnce],
    );
    const last = page.at(-1);
    if (!last) return;
    yield page.map(({ id }) => id);
    after = last.id;
  }
}
