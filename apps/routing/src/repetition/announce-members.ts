import type { Cause } from '#messaging';
import { CaseOutbox, PinoLogger, RepeatUntilShutdown } from '#platform';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { HotIssue } from './domain/hot-issue.ts';
import { memberJoined } from './hot-issue-events.ts';

const lookEveryMs = 2_000;
/** So many cases are announced in one transaction, however many an issue has. */
export const membersAtOnce = 500;

/** Says of the cases of confirmed hot issues that they belong to them, a portion at a time; several instances at once take different ones. */
@Injectable()
export class AnnounceMembers implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly looking: RepeatUntilShutdown;

  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: CaseOutbox,
    logger: PinoLogger,
  ) {
    const warning = 'Whose cases belong to a hot issue could not be announced; trying again';
    this.looking = new RepeatUntilShutdown(() => this.announceWaiting(), { everyMs: lookEveryMs, warning, logger });
  }

  onApplicationBootstrap(): void {
    this.looking.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.looking.stop();
  }

  async announceWaiting(): Promise<void> {
    for (let announced = membersAtOnce; announced === membersAtOnce;)
      announced = await this.dataSource.transaction((manager) => announcePortion(manager, this.outbox));
  }
}

/**
 * Has all cases announced that a hot issue has now: first the order for all, then a portion. From then on it will be done, whatever
 * becomes of who decided.
 */
export async function announceMembers(
  manager: EntityManager,
  outbox: CaseOutbox,
  { id, title }: HotIssue,
  now: Date,
  causedBy?: Cause,
): Promise<void> {
  await manager.query(orderMembers, [id, title, now, causedBy && JSON.stringify(causedBy)]);
  await announcePortion(manager, outbox);
}

const orderMembers = `
  insert into member_to_announce (issue_id, case_id, case_number, title, confirmed_at, cause)
  select issue_id, case_id, case_number, $2, $3, $4::json from voice where issue_id = $1 order by submitted_at, case_id`;

interface WaitingRow {
  readonly issueId: string;
  readonly caseId: string;
  readonly caseNumber: string;
  readonly title: string;
  readonly confirmedAt: Date;
  readonly cause: Cause | null;
}

/** @returns how many were announced */
async function announcePortion(manager: EntityManager, outbox: CaseOutbox): Promise<number> {
  const next = await manager.query<WaitingRow[]>(takeNext, [membersAtOnce]);
  if (next.length > 0)
    await outbox.append(
      manager,
      next.map(({ title, confirmedAt, cause, ...member }) =>
        memberJoined(member, title, confirmedAt, cause ?? undefined),
      ),
    );
  return next.length;
}

const takeNext = `
  with next as (
    delete from member_to_announce where id = any(array(
      select id from member_to_announce order by id limit $1 for update skip locked
    )) returning *
  )
  select issue_id as "issueId", case_id as "caseId", case_number as "caseNumber", title, confirmed_at as "confirmedAt", cause
    from next order by id`;

/** @returns whether nobody has heard yet that the case belongs to the issue, and now nobody will */
export async function keepQuietAbout(manager: EntityManager, issueId: string, caseId: string): Promise<boolean> {
  const [, quiet] = await manager.query<[unknown[], number]>(
    'delete from member_to_announce where issue_id = $1 and case_id = $2',
    [issueId, caseId],
  );
  return quiet > 0;
}
