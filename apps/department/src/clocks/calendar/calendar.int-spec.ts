import { BatchContext } from '#messaging';
import { CaseOutbox, Clock, createService } from '#platform';
import { eventually, testDatabase, type TestDatabase, TokenIssuer } from '#testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import {
  decided,
  departmentUnderTest,
  type DepartmentUnderTest,
  type Message,
  someMessage,
  submitted,
} from '../../../test/department-under-test.ts';
import { departmentEnvironment } from '../../../test/department-environment.ts';
import { sureProposal } from '../../../test/samples.ts';
import { department } from '../../department.definition.ts';
import { AssignCaseOnDecided } from '../../handling/assign-case-on-decided.ts';
import { OpenCaseOnSubmitted } from '../../handling/open-case-on-submitted.ts';
import type { CaseClock } from '../domain/case-clock.ts';
import type { CalendarDayBody } from './calendar.dto.ts';
import { addChange } from './calendar-table.ts';
import { Calendars } from './calendars.ts';
import { MoveDeadlines } from './move-deadlines.ts';

const desk = '/api/administration/calendar';
/** Three days off within the fifteen working days that cases of the tests have. */
const daysOff = ['2026-12-01', '2026-12-02', '2026-12-03'].map((date) => ({ date, isWorked: false, name: '临时放假' }));
const published = { status: 'published', source: '省政府通知' };
const arranged = { ...published, reason: '补录' };

describe('The working calendar', () => {
  let identity: TokenIssuer;
  let database: TestDatabase;
  let app: NestFastifyApplication;
  beforeAll(async () => {
    [identity, database] = await Promise.all([TokenIssuer.start(), testDatabase()]);
    app = await createService(department, departmentEnvironment(database, { OIDC_ISSUER: identity.issuer }));
  });
  afterAll(async () => {
    await app.close();
    await Promise.all([identity.stop(), database.drop()]);
  });

  it('is shown year by year, with the source of each day', async () => {
    const { body } = await ask('GET', `${desk}/2027`);
    expect(body).toMatchObject({ year: 2027, version: 1, status: 'provisional', history: [] });
    expect((await ask('GET', `${desk}/2026`)).body).toMatchObject({ status: 'published' });
    expect((await ask('GET', `${desk}/2031`)).body).toMatchObject({ status: 'unknown', days: [] });
    expect(body.days).toContainEqual({
      date: '2027-01-01',
      isWorked: false,
      name: '元旦',
      status: 'provisional',
      source: expect.stringContaining('放假办法'),
    });
  });

  it('shows what a change would move before it is made, and moves just that when it is', async () => {
    const message = await assigned();
    const known = (await ask('GET', `${desk}/2026`)).body.days as CalendarDayBody[];
    const days = [...known.map(({ date, isWorked, name }) => ({ date, isWorked, name })), ...daysOff];
    const draft = { ...published, days };
    const preview = await ask('POST', `${desk}/2026/preview`, draft);
    expect(preview).toMatchObject({ status: 200, body: { changedDates: daysOff.map(({ date }) => date), cases: 1 } });
    const move = { before: '2026-12-14T10:00:00.000Z', after: '2026-12-17T10:00:00.000Z' };
    expect(preview.body.examples).toContainEqual({ caseNumber: message.caseNumber, clock: 'resolve', ...move });
    expect(preview.body.deadlines).toBe(preview.body.examples.length);
    expect(await resolveClockOf(message)).toMatchObject({ deadline: move.before, calendarVersion: 1 });

    const change = await ask('PUT', `${desk}/2026`, { ...arranged, days, version: 1 });
    expect(change).toMatchObject({
      status: 200,
      body: { version: 2, history: [{ version: 2, staff: 'administrator-1', reason: '补录', source: '省政府通知' }] },
    });
    await eventually(async () => (await resolveClockOf(message)).deadline === move.after);
    const [told] = await app
      .get(DataSource)
      .query(`select value::json as value from outbox where headers::json ->> 'ce_type' = $1 and key = $2`, [
        'xinqiao.clock.deadlines-moved.v1',
        message.caseId,
      ]);
    expect(told.value.clocks).toContainEqual(
      expect.objectContaining({ clock: 'resolve', deadline: move.after, calendarVersion: 2 }),
    );
    expect(await resolveClockOf(await assigned())).toMatchObject({ deadline: move.after, calendarVersion: 2 });
    expect((await ask('POST', `${desk}/2026/preview`, draft)).body).toEqual({
      changedDates: [],
      deadlines: 0,
      cases: 0,
      examples: [],
    });
  });

  it('has holidays: one without any has not been said yet', async () => {
    const { version } = (await ask('GET', `${desk}/2028`)).body as { version: number };
    expect(await ask('PUT', `${desk}/2028`, { ...arranged, reason: '安排', days: [], version })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'days', rule: 'holidays' }] },
    });
  });

  const newYear = { date: '2028-01-01', isWorked: false, name: '元旦' };
  it('is changed by one of two people at once, and the other is told how the year is now', async () => {
    const { version } = (await ask('GET', `${desk}/2028`)).body as { version: number };
    const answers = await Promise.all(
      ['甲', '乙'].map((reason) => ask('PUT', `${desk}/2028`, { ...arranged, reason, days: [newYear], version })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'calendar-changed',
      current: { year: 2028, version: version + 1 },
    });
  });

  const day = { date: '2027-10-08', isWorked: true, name: '国庆节' };
  it.each<[string, object]>([
    ['days[0].date', { days: [{ ...day, date: '2026-10-08' }] }],
    ['days[0].date', { days: [{ ...day, date: '2027-02-30' }] }],
    ['days[0].date', { days: [{ ...day, date: '2027-W40-5' }] }],
    ['days[1].date', { days: [day, day] }],
    ['days[0].isWorked', { days: [{ ...day, isWorked: 'yes' }] }],
    ['days[0].name', { days: [{ ...day, name: '' }] }],
    ['days', { days: undefined }],
    ['status', { status: 'rumoured' }],
    ['source', { source: '' }],
    ['reason', { reason: undefined }],
    ['reason', { reason: ' ' }],
    ['version', { version: 0 }],
  ])('says which field breaks its rule: %s', async (field, wrong) => {
    const { body: before } = await ask('GET', `${desk}/2027`);
    const answer = await ask('PUT', `${desk}/2027`, { ...arranged, days: [day], version: before.version, ...wrong });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toContainEqual(expect.objectContaining({ field }));
    expect((await ask('GET', `${desk}/2027`)).body).toEqual(before);
  });

  it.each(['1999', '2100', 'next'])('has no year %s', async (year) => {
    expect(await ask('GET', `${desk}/${year}`)).toMatchObject({ status: 404, body: { code: 'year-not-found' } });
  });

  async function ask(method: 'GET' | 'PUT' | 'POST', url: string, payload?: object) {
    const claims = { sub: 'administrator-1', roles: ['administrator'], region: '410000' };
    const headers = { authorization: `Bearer ${await identity.token(claims)}` };
    const { statusCode, body } = await app.inject({ method, url, headers, payload });
    return { status: statusCode, body: JSON.parse(body) };
  }

  async function assigned(): Promise<Message> {
    const message = someMessage();
    const now = await app.get(Clock).now();
    await app.get(DataSource).transaction(async (manager) => {
      const context = new BatchContext([manager, now]);
      await app.get(OpenCaseOnSubmitted).open([submitted(message)], context);
      await app.get(AssignCaseOnDecided).assign([decided(message, sureProposal)], context);
    });
    return message;
  }

  const resolveClockOf = (message: Message) => resolveClock(app.get(DataSource), message);
});

describe('A changed calendar', () => {
  let under: DepartmentUnderTest;
  let moving: MoveDeadlines;
  beforeAll(async () => {
    under = await departmentUnderTest();
    const { dataSource } = under;
    moving = new MoveDeadlines(dataSource, new Clock(dataSource), new CaseOutbox('department'), new Calendars());
  });
  afterAll(() => under.close());

  it('also reaches clocks that were started by the calendar before it while it was changed', async () => {
    const message = someMessage();
    await under.inBatch(async (context) => {
      await context.manager.query('select pg_current_xact_id()');
      await under.openCase.open([submitted(message)], context);
      await under.assignCase.assign([decided(message, sureProposal)], context);
      await change(2, daysOff);
      expect([await moving.round(), await moving.round(), await moving.round()]).toEqual([false, false, false]);
    });
    expect(await resolveClock(under.dataSource, message)).toMatchObject({ deadline: '2026-12-14T10:00:00.000Z' });
    await untilMoved();
    expect(await resolveClock(under.dataSource, message)).toMatchObject({ deadline: '2026-12-17T10:00:00.000Z' });
  });

  it('takes back no step that was due by the one before it, though nobody had raised it yet', async () => {
    const message = someMessage();
    await under.inBatch(async (context) => {
      await under.openCase.open([submitted(message)], context);
      await under.assignCase.assign([decided(message, sureProposal)], context);
    });
    await under.letPass('60 days');
    await change(3, [...daysOff, { date: '2026-12-08', isWorked: false, name: '临时放假' }]);
    await untilMoved();
    const raised = await under.dataSource.query<{ step: string; due_at: string }[]>(
      `select value::json ->> 'step' as step, value::json ->> 'dueAt' as due_at from outbox
       where key = $1 and value::json #>> '{clock,clock}' = 'resolve' and value::json ->> 'step' is not null order by id`,
      [message.caseId],
    );
    expect(raised.map(({ step }) => step)).toEqual(['warning', 'reminder', 'supervision']);
    expect(raised[1]).toEqual({ step: 'reminder', due_at: '2026-12-17T10:00:00.000Z' });
  });

  /** Transactions of other databases on the server are waited for as well. */
  const untilMoved = () =>
    eventually(async () => {
      while (await moving.round());
      return (await under.dataSource.query<unknown[]>('select from calendar_move')).length === 0;
    });

  async function change(version: number, days: CalendarDayBody[]): Promise<void> {
    const year = { version, year: 2026, status: 'published', source: '通知', days } as const;
    await under.dataSource.transaction((manager) =>
      addChange(manager, { ...year, staff: 'a', reason: '补录', changedAt: new Date() }),
    );
  }
});

async function resolveClock(dataSource: DataSource, { caseId }: Message): Promise<CaseClock> {
  const [row] = await dataSource.query<[{ clocks: CaseClock[] }]>('select clocks from "case" where id = $1', [caseId]);
  const found = row.clocks.find(({ clock }) => clock === 'resolve');
  if (!found) throw new Error('The case has no clock for its resolution.');
  return found;
}
