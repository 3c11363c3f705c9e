import { randomBytes } from 'node:crypto';
import type { CaseEvents, CaseEventType } from '#contracts';
import { formatCaseNumber } from '#domain';
import { BatchContext, messagingMigrations } from '#messaging';
import { type CaseEvent, CaseOutbox, Clock, ContactSeal, ContactSealConfig, createLogger, loadConfig } from '#platform';
import { eventually, shiftClock, testDatabase } from '#testing';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { department } from '../src/department.definition.ts';
import { CaseContact } from '../src/contacts/case-contact.ts';
import { Calendars } from '../src/clocks/calendar/calendars.ts';
import { FindClockRules } from '../src/clocks/find-clock-rules.ts';
import { ActOnCase } from '../src/handling/act-on-case.ts';
import { CloseUnratedCases } from '../src/closing/close-unrated-cases.ts';
import { FollowMembership, type MembershipChanged } from '../src/hot-issues/follow-membership.ts';
import { AssignCaseOnDecided } from '../src/handling/assign-case-on-decided.ts';
import type { Proposal } from '../src/handling/domain/proposal.ts';
import { KeepChanges } from '../src/handling/keep-changes.ts';
import { OpenCaseOnSubmitted } from '../src/handling/open-case-on-submitted.ts';
import { ReadCase } from '../src/handling/read-case.ts';

/** Department over a database of its own, without HTTP and Kafka: events go in by hand, its outbox is looked into. */
export async function departmentUnderTest() {
  const database = await testDatabase();
  const dataSource = await new DataSource({
    type: 'postgres',
    url: database.urlFor('department'),
    entities: department.entities,
    migrations: [...messagingMigrations, ...department.migrations],
    installExtensions: false,
  }).initialize();
  await dataSource.runMigrations();
  const outbox = new CaseOutbox('department');
  const clock = new Clock(dataSource);
  const seal = new ContactSeal(
    loadConfig(ContactSealConfig, { CONTACT_KEYS: `k1:${randomBytes(32).toString('base64')}` }),
  );
  const clockRules = new FindClockRules(new Calendars());
  const changes = new KeepChanges(outbox, clockRules);
  return {
    dataSource,
    adminUrl: database.adminUrl,
    openCase: new OpenCaseOnSubmitted(outbox, clockRules),
    assignCase: new AssignCaseOnDecided(changes),
    cases: new ActOnCase(dataSource, clock, outbox, changes),
    /** Of another instance of the service. */
    casesElsewhere: new ActOnCase(dataSource, clock, outbox, changes),
    reading: new ReadCase(dataSource, clock, new CaseContact(seal, createLogger('department', 'silent'))),
    membership: new FollowMembership(changes),
    closing: new CloseUnratedCases(dataSource, clock, changes),
    /** Runs handlers as the consumer does: all in one transaction, with the database's time. */
    inBatch: (handle: (context: BatchContext) => Promise<void>): Promise<void> =>
      dataSource.transaction(async (manager) => handle(new BatchContext([manager, await clock.now(manager)]))),
    /** Lets time pass for this department. */
    letPass: (duration: string): Promise<void> => shiftClock(database.adminUrl, duration),
    async close(): Promise<void> {
      await dataSource.destroy();
      await database.drop();
    },
  };
}

export type DepartmentUnderTest = Awaited<ReturnType<typeof departmentUnderTest>>;

interface Announced {
  readonly type: CaseEventType;
  readonly version: number;
  readonly cause?: string;
}

/** What department has announced of a case but for the steps of its clocks, in the order in which it would be published. */
export async function announcedOf(
  { dataSource }: Pick<DepartmentUnderTest, 'dataSource'>,
  caseId: string,
): Promise<Announced[]> {
  return dataSource.query(
    `select headers::json ->> 'ce_type' as type, (value::json ->> 'caseVersion')::integer as version,
       headers::json ->> 'ce_causationid' as cause
     from outbox where key = $1 and value::json ->> 'caseVersion' is not null order by id`,
    [caseId],
  );
}

/** Until so many transactions wait for another one to end. */
export async function untilWaiting(
  department: Pick<DepartmentUnderTest, 'dataSource'>,
  transactions: number,
): Promise<void> {
  await eventually(async () => (await waitingTransactions(department)) >= transactions);
}

/** How many transactions wait for another one to end. */
export async function waitingTransactions({ dataSource }: Pick<DepartmentUnderTest, 'dataSource'>): Promise<number> {
  const waiting = await dataSource.query<unknown[]>(
    `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return waiting.length;
}

export interface Message {
  readonly caseId: string;
  readonly caseNumber: string;
}

let sequence = 0;

export function someMessage(): Message {
  sequence += 1;
  return { caseId: uuidv7(), caseNumber: formatCaseNumber(new Date('2026-11-23T04:00:00Z'), sequence) };
}

export function submitted(
  message: Message,
  more: Pick<CaseEvents['xinqiao.case.submitted.v1'], 'contact' | 'splitFrom'> = {},
): CaseEvent<'xinqiao.case.submitted.v1'> {
  return event('xinqiao.case.submitted.v1', message, {
    channel: 'message-board',
    subject: '拖欠工资',
    body: '工地拖欠我一年工资，将近五万元。',
    submittedAt: '2026-11-23T04:00:00.000Z',
    ...more,
  });
}

export function decided(message: Message, proposal: Proposal): CaseEvent<'xinqiao.routing.decided.v1'> {
  return event('xinqiao.routing.decided.v1', message, proposal);
}

/** What routing says of a case and a hot issue. */
export function member(
  step: 'joined' | 'left',
  message: Message,
  hotIssue: { readonly hotIssueId: string; readonly title?: string },
  occurredAt: string,
): MembershipChanged {
  return event(`xinqiao.hot-issue.member-${step}.v1`, message, { ...hotIssue, occurredAt });
}

function event<T extends CaseEventType>(
  type: T,
  message: Message,
  rest: Omit<CaseEvents[T], keyof Message>,
): CaseEvent<T> {
  const id = uuidv7();
  return {
    id,
    type,
    source: '/xinqiao/test',
    subject: message.caseNumber,
    key: message.caseId,
    time: new Date(),
    correlationId: id,
    payload: { ...message, ...rest },
  } as CaseEvent<T>;
}
