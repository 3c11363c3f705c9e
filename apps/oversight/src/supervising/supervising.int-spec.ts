import { formatCaseNumber } from '#domain';
import { Clock } from '#platform';
import { OversightOverHttp, pdf, type Person, type WatchedCase } from '../../test/oversight-over-http.ts';
import { auditor, gongyiFinance, gongyiHousing, handlerAt, leader, supervisorOf } from '../../test/people.ts';
import { ofBureaus } from '../directory/of-bureaus.ts';
import { RaiseReminders } from '../reminding/raise-reminders.ts';
import { entriesStatement } from './list-entries.ts';

const county = supervisorOf('410181');
const province = supervisorOf('410000');
const lead = handlerAt(gongyiHousing);
const reply = { bureau: gongyiHousing, visibility: 'public', text: '安置房已交付' };
const satisfied = { bureau: gongyiHousing, solved: true, satisfaction: 5 };
const cityHousing = { id: '410100-housing', name: '郑州市住房保障局', regionCode: '410100' };
const unsatisfied = { bureau: gongyiHousing, solved: false, satisfaction: 1 };

describe('The supervision list', () => {
  let oversight: OversightOverHttp;
  let watched: WatchedCase;

  beforeAll(async () => {
    oversight = await OversightOverHttp.start();
    await oversight.announce(gongyiHousing, gongyiFinance, cityHousing);
  });
  afterAll(() => oversight.stop());
  beforeEach(async () => {
    watched = await oversight.assigned(gongyiHousing);
  });

  const url = (id: unknown, rest = '') => `/api/supervision/${String(id)}${rest}`;
  const read = async (id: unknown, person: Person = province) => {
    const { body } = await oversight.ask(person, 'GET', url(id));
    return body as { readonly [field: string]: unknown; readonly version: number };
  };
  const act = (person: Person, id: unknown, action: string, body: object) =>
    oversight.ask(person, 'POST', url(id, `/${action}`), body);

  async function put(person: Person = county, more: object = {}) {
    const body = { caseNumber: watched.caseNumber, why: '群众反复反映', dueAt: await oversight.inDays(30), ...more };
    return oversight.ask(person, 'POST', '/api/supervision', body);
  }
  async function listed(person: Person = county): Promise<{ id: string; version: number }> {
    const { status, body } = await put(person);
    expect(status).toBe(201);
    return body as { id: string; version: number };
  }
  async function resolvedAnd(word?: object) {
    await oversight.happen(watched, 'xinqiao.case.resolved.v1', reply);
    if (word) await oversight.happen(watched, 'xinqiao.case.rated.v1', word);
  }

  it('takes a case by hand, with why, until when and who is to settle it, and announces it', async () => {
    const { status, body } = await put();
    expect(status).toBe(201);
    expect(body).toMatchObject({
      ...{ caseNumber: watched.caseNumber, because: 'hand', supervisedBy: '410181', regionCode: '410181' },
      ...{ bureau: gongyiHousing, state: 'followed', verdict: 'open', isOverdue: false, version: 1 },
    });
    const announced = await oversight.announced('xinqiao.supervision.entered.v1');
    expect(announced).toContainEqual(expect.objectContaining({ entryId: body.id, because: 'hand' }));
    expect(await oversight.auditOf(watched.caseNumber)).toContainEqual({
      staff: county.sub,
      action: 'put-on-supervision-list',
    });
  });

  it('takes a case because of an escalation of it, and of no other', async () => {
    const reopened = {
      status: 'in-progress',
      bureau: gongyiHousing,
      reopenedBy: 'citizen',
      reason: '仍未解决',
      reopenings: 2,
    };
    await oversight.happen(watched, 'xinqiao.case.reopened.v1', reopened);
    const raised = await oversight.announced('xinqiao.escalation.raised.v1');
    const { escalationId } = raised.find(({ caseNumber }) => caseNumber === watched.caseNumber)!;
    const { status, body } = await put(county, { escalationId });
    expect(status).toBe(201);
    expect(body).toMatchObject({ because: 'escalation', sourceId: escalationId });
    watched = await oversight.assigned(gongyiHousing);
    expect(await put(county, { escalationId })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'escalationId', rule: 'of-this-case' }] },
    });
  });

  it('has a case once for each region that follows it, however often it is put there and at once', async () => {
    const twice = await Promise.all([put(), put()]);
    expect(twice.map(({ status }) => status)).toEqual([201, 201]);
    expect(twice[0].body.id).toBe(twice[1].body.id);
    expect((await put(province)).body.id).not.toBe(twice[0].body.id);
    const { notes } = await read(twice[0].body.id);
    expect(notes).toMatchObject([{ kind: 'listed-again', text: '群众反复反映' }]);
  });

  it('refuses a case of another region, one that there is not, a bureau complained of, and a time that is past', async () => {
    expect(await put(supervisorOf('411000'))).toMatchObject({ status: 403 });
    expect(await put(county, { caseNumber: formatCaseNumber(new Date('2099-11-23T04:00:00Z'), 1) })).toMatchObject({
      status: 404,
    });
    expect(await put(county, { bureauId: '410181-nobody' })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'bureauId', rule: 'known-bureau' }] },
    });
    expect(await put(county, { dueAt: await oversight.inDays(-1) })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'dueAt', rule: 'in-the-future' }] },
    });
    watched = await oversight.assigned(gongyiHousing, { about: [gongyiFinance] });
    expect(await put(county, { bureauId: gongyiFinance.id })).toMatchObject({
      status: 409,
      body: { code: 'complained-of' },
    });
  });

  it('names a bureau of the supervisor’s own region, or one at work on the case already', async () => {
    expect(await put(county, { bureauId: cityHousing.id })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'bureauId', rule: 'within-reach' }] },
    });
    expect(await put(supervisorOf('410100'), { bureauId: cityHousing.id })).toMatchObject({ status: 201 });
    const jurisdiction = { code: '410181', name: '巩义市' };
    watched = await oversight.assigned(gongyiHousing, { jurisdiction, coHandling: [cityHousing] });
    expect(await put(county, { bureauId: cityHousing.id })).toMatchObject({
      ...{ status: 201, body: { bureau: cityHousing } },
    });
  });

  it('cannot be left while the case is not resolved, unless for a reason, which is shown', async () => {
    const { id, version } = await listed();
    const refused = await act(county, id, 'close', { version, evidence: '现场照片' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'not-settled', current: { verdict: 'open' } } });
    const closed = await act(county, id, 'close', { version, evidence: '现场照片', reason: '已转司法程序' });
    expect(closed).toMatchObject({ status: 200, body: { state: 'closed', unsatisfiedReason: '已转司法程序' } });
    const announced = await oversight.announced('xinqiao.supervision.closed.v1');
    expect(announced).toContainEqual(expect.objectContaining({ entryId: id, isUnsatisfied: true }));
  });

  it('cannot be left while the citizen is not satisfied or has said nothing', async () => {
    const { id } = await listed();
    await resolvedAnd();
    const waiting = await read(id);
    expect(waiting).toMatchObject({ state: 'followed', verdict: 'awaiting-word', caseStatus: 'resolved' });
    const evidence = { evidence: '钥匙发放名册' };
    expect(await act(county, id, 'close', { version: waiting.version, ...evidence })).toMatchObject({ status: 409 });
    await oversight.happen(watched, 'xinqiao.case.rated.v1', { ...satisfied, satisfaction: 3 });
    const undecided = await read(id);
    expect(undecided).toMatchObject({ state: 'followed', verdict: 'not-satisfied' });
    expect(await act(county, id, 'close', { version: undecided.version, ...evidence })).toMatchObject({ status: 409 });
    await oversight.happen(watched, 'xinqiao.case.rated.v1', unsatisfied);
    const angry = await read(id);
    expect(angry).toMatchObject({ state: 'followed', verdict: 'not-satisfied', citizensWord: { satisfaction: 1 } });
    expect(await act(county, id, 'close', { version: angry.version, ...evidence })).toMatchObject({ status: 409 });
  });

  it('is left with evidence when the citizen is satisfied', async () => {
    const { id } = await listed();
    await resolvedAnd(satisfied);
    const settled = await read(id);
    expect(settled).toMatchObject({ state: 'settled', verdict: 'settled' });
    const paper = await oversight.send(county, url(id, '/evidence'), pdf('名册'));
    expect(paper).toMatchObject({ status: 201, body: { type: 'application/pdf' } });
    const closed = await act(county, id, 'close', { version: settled.version, evidence: '钥匙发放名册', reason: '无' });
    expect(closed).toMatchObject({ status: 200, body: { state: 'closed', evidence: '钥匙发放名册' } });
    expect(closed.body).not.toHaveProperty('unsatisfiedReason');
    expect((await read(id)).papers).toMatchObject([{ id: paper.body.id }]);
    const opened = await oversight.ask(auditor, 'GET', url(id, `/evidence/${String(paper.body.id)}`));
    expect(opened).toMatchObject({ status: 200, body: expect.stringContaining('%PDF') });
    expect(await oversight.send(county, url(id, '/evidence'), pdf('后补'))).toMatchObject({ status: 409 });
  });

  it.each([
    ['not-satisfied', 'xinqiao.case.rated.v1', unsatisfied],
    [
      'reopened',
      'xinqiao.case.reopened.v1',
      { status: 'in-progress', bureau: gongyiHousing, reopenedBy: 'citizen', reason: '漏水', reopenings: 1 },
    ],
  ] as const)('has a closed case again when it is %s after all', async (because, type, says) => {
    const { id } = await listed();
    await resolvedAnd(satisfied);
    const { version } = await read(id);
    await act(county, id, 'close', { version, evidence: '名册' });
    await oversight.happen(watched, type, says);
    expect(await read(id)).toMatchObject({ state: 'followed', version: version + 2 });
    const announced = await oversight.announced('xinqiao.supervision.put-back.v1');
    expect(announced).toContainEqual(expect.objectContaining({ entryId: id, because }));
  });

  it('does not miss what happens to a case while it is being listed', async () => {
    const step = oversight.step(watched, 'xinqiao.case.resolved.v1', reply);
    let putting: ReturnType<typeof put> | undefined;
    await oversight.hear([step], async () => {
      putting = put();
      // The batch commits once the command waits for it; without a lock it would have answered by then.
      await untilWaiting(putting);
    });
    const { body } = await putting!;
    expect(await read(body.id)).toMatchObject({ verdict: 'awaiting-word' });
  });

  it('lets one of two win who change an entry at once, and tells the other one what it is now', async () => {
    const { id, version } = await listed();
    const change = async (days: number) =>
      act(county, id, 'change-due', { version, dueAt: await oversight.inDays(days), reason: '工期调整' });
    const both = await Promise.all([change(40), change(50)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)!.body).toMatchObject({
      code: 'entry-changed',
      current: { version: version + 1 },
    });
  });

  it('is closed by none below the region that follows it', async () => {
    const { id, version } = await listed(leader);
    const command = { version, evidence: '照片', reason: '已办' };
    expect(await act(county, id, 'close', command)).toMatchObject({ status: 403 });
    expect(await act(province, id, 'close', command)).toMatchObject({ status: 200 });
  });

  it('stays with the region that follows it, also when its case has gone to another one', async () => {
    const { id } = await listed();
    const next = { ...gongyiHousing, id: '410183-housing', regionCode: '410183' };
    const rest = { coHandling: [], urgent: false, assignedBy: 'supervisor', reasons: ['属地'] };
    await oversight.happen(watched, 'xinqiao.case.assigned.v1', {
      ...{ lead: next, jurisdiction: { code: '410183', name: '新密市' }, ...rest },
    });
    const isListed = async (person: Person) => {
      const { body } = await oversight.ask(person, 'GET', '/api/supervision?limit=200');
      return (body.entries as { id: string }[]).some((one) => one.id === id);
    };
    const there = supervisorOf('410183');
    for (const person of [county, there]) {
      expect(await isListed(person)).toBe(true);
      expect(await read(id, person)).toMatchObject({ regionCode: '410183', supervisedBy: '410181', bureau: next });
    }
    expect(await isListed(supervisorOf('410184'))).toBe(false);
    expect(await oversight.ask(supervisorOf('410184'), 'GET', url(id))).toMatchObject({ status: 403 });
    const command = { version: (await read(id)).version, evidence: '移交单', reason: '已移交新密市' };
    expect(await act(there, id, 'close', command)).toMatchObject({ status: 403 });
    expect(await act(county, id, 'close', command)).toMatchObject({ status: 200 });
  });

  it('takes reports of the bureau that is to settle the case, which sees no one else’s', async () => {
    const { id } = await listed();
    const door = `/api/bureaus/${gongyiHousing.id}/supervision/${id}`;
    expect(await oversight.ask(lead, 'POST', `${door}/report`, { text: '已完成分房' })).toMatchObject({ status: 204 });
    expect(await act(county, id, 'report', { text: '暗访发现三栋未完工' })).toMatchObject({ status: 204 });
    const seen = await oversight.ask(lead, 'GET', door);
    expect(seen.body.notes).toMatchObject([{ kind: 'progress', text: '已完成分房', bureauId: gongyiHousing.id }]);
    expect((await read(id)).notes).toHaveLength(2);
    const other = handlerAt(gongyiFinance);
    const otherDoor = `/api/bureaus/${gongyiFinance.id}/supervision/${id}`;
    expect(await oversight.ask(other, 'GET', otherDoor)).toMatchObject({ status: 404 });
    expect(await oversight.ask(other, 'POST', `${otherDoor}/report`, { text: '好' })).toMatchObject({ status: 404 });
  });

  it('shows what was said last, and all of it page by page', async () => {
    const { id } = await listed();
    await act(county, id, 'report', { text: '暗访发现三栋未完工' });
    await oversight.dataSource.query(
      `insert into supervision_note (entry_id, id, kind, bureau_id, text, said_at)
       select $1::uuid, (lpad(to_hex(n), 8, '0') || '-0000-7000-8000-000000000000')::uuid, 'progress', $2::text, n::text, now()
       from generate_series(1, 205) as n`,
      [id, gongyiHousing.id],
    );
    const said = async (person: Person, door: string) => {
      const { body } = await oversight.ask(person, 'GET', door);
      const texts = (notes: { text: string }[]) => notes.map(({ text }) => text);
      const seen = texts(body.notes as { text: string }[]);
      for (let after = body.nextNotes as string | undefined; after !== undefined;) {
        const page = await oversight.ask(person, 'GET', `${door}/notes?limit=4&after=${after}`);
        seen.push(...texts(page.body.entries as { text: string }[]));
        after = page.body.next as string | undefined;
      }
      return seen;
    };
    const reports = Array.from({ length: 205 }, (_, index) => String(205 - index));
    expect(await said(county, url(id))).toEqual(['暗访发现三栋未完工', ...reports]);
    expect(await said(lead, `/api/bureaus/${gongyiHousing.id}/supervision/${id}`)).toEqual(reports);
  });

  it('takes no report while it is being closed', async () => {
    const { id } = await listed();
    const door = `/api/bureaus/${gongyiHousing.id}/supervision/${id}/report`;
    let reporting: ReturnType<OversightOverHttp['ask']>[] = [];
    await oversight.dataSource.transaction(async (manager) => {
      await manager.query(`update supervision_entry set state = 'closed', closed_at = now() where id = $1`, [id]);
      reporting = [
        oversight.ask(lead, 'POST', door, { text: '已办' }),
        act(county, id, 'report', { text: '已到现场' }),
      ];
      for (const report of reporting) await untilWaiting(report);
    });
    for (const report of reporting) expect(await report).toMatchObject({ status: 409, body: { code: 'entry-closed' } });
    expect((await read(id)).notes).toEqual([]);
  });

  it('is no more for a bureau that the case turns out to be a complaint about, named or leading, also after the end', async () => {
    const finance = handlerAt(gongyiFinance);
    const theirs = async (person: Person, bureau: { id: string }, id: string, state: string) => {
      const door = `/api/bureaus/${bureau.id}/supervision`;
      const { body } = await oversight.ask(person, 'GET', `${door}?limit=200&state=${state}`);
      const { status } = await oversight.ask(person, 'GET', `${door}/${id}`);
      const reported = await oversight.ask(person, 'POST', `${door}/${id}/report`, { text: '已办' });
      return [(body.entries as { id: string }[]).some((one) => one.id === id), status, reported.status];
    };
    const complaint = { hadIt: true, foundBy: 'supervisor', reason: '反映该局人员' };
    const named = (await put(county, { bureauId: gongyiFinance.id })).body.id as string;
    expect(await theirs(finance, gongyiFinance, named, 'open')).toEqual([true, 200, 204]);
    const aboutFinance = { ...complaint, named: gongyiFinance, about: [gongyiFinance] };
    await oversight.happen(watched, 'xinqiao.case.complained-of.v1', {
      ...{ ...aboutFinance, status: 'assigned', bureau: gongyiHousing },
    });
    expect(await theirs(finance, gongyiFinance, named, 'open')).toEqual([false, 404, 404]);
    expect(await theirs(lead, gongyiHousing, named, 'open')).toEqual([true, 200, 204]);
    await resolvedAnd(satisfied);
    const { version } = await read(named);
    await act(county, named, 'close', { version, evidence: '名册' });
    expect(await theirs(lead, gongyiHousing, named, 'closed')).toEqual([true, 200, 409]);
    const both = { ...complaint, named: gongyiHousing, about: [gongyiFinance, gongyiHousing] };
    await oversight.happen(watched, 'xinqiao.case.complained-of.v1', {
      ...{ ...both, status: 'resolved', bureau: gongyiHousing },
    });
    expect(await theirs(lead, gongyiHousing, named, 'closed')).toEqual([false, 404, 404]);
  });

  it('goes with the case to the bureau that leads it now', async () => {
    const { id } = await listed();
    const rest = { coHandling: [], urgent: false, assignedBy: 'supervisor', reasons: ['职责'] };
    await oversight.happen(watched, 'xinqiao.case.assigned.v1', { lead: gongyiFinance, ...rest });
    expect(await read(id)).toMatchObject({ bureau: gongyiFinance });
    const theirs = await oversight.ask(
      handlerAt(gongyiFinance),
      'GET',
      `/api/bureaus/${gongyiFinance.id}/supervision?limit=200`,
    );
    expect(theirs.body.entries).toContainEqual(expect.objectContaining({ id }));
    await oversight.letPass('29 days');
    await oversight.app.get(RaiseReminders, { strict: false }).round();
    await oversight.letPass('-29 days');
    const reminded = (await oversight.announced('xinqiao.reminder.raised.v1')).filter((one) => one.id === id);
    expect(reminded).toMatchObject([{ step: 'before', bureau: gongyiFinance }]);
  });

  it('has it written down who looks at it, in a region or at a bureau', async () => {
    for (const [person, path] of [
      [province, '/api/supervision?region=410181'],
      [lead, `/api/bureaus/${gongyiHousing.id}/supervision?limit=9`],
    ] as const)
      expect((await oversight.ask(person, 'GET', path)).status).toBe(200);
    for (const [person, about] of [
      [province, '410181'],
      [lead, gongyiHousing.id],
    ] as const)
      expect(await oversight.auditOf(about)).toContainEqual({ staff: person.sub, action: 'read-supervisions' });
  });

  it('is listed by region, state and what is overdue, first due first, each entry on exactly one page', async () => {
    const mine: string[] = [];
    const due = [9, 7, 8, 7, 200];
    for (const days of due) {
      watched = await oversight.assigned({ ...gongyiHousing, regionCode: '410182' });
      const { body } = await put(supervisorOf('410182'), { dueAt: await oversight.inDays(days) });
      mine.push(body.id as string);
    }
    const list = async (query: string, person = supervisorOf('410182')) => {
      const seen: string[] = [];
      let after = '';
      do {
        const { body } = await oversight.ask(person, 'GET', `/api/supervision?limit=2&${query}${after}`);
        seen.push(...(body.entries as { id: string }[]).map(({ id }) => id));
        after = body.next ? `&after=${String(body.next)}` : '';
      } while (after);
      return seen;
    };
    const inOrder = [mine[1], mine[3], mine[2], mine[0], mine[4]];
    expect(await list('')).toEqual(inOrder);
    expect(await list('region=410182', province)).toEqual(inOrder);
    expect(await list('overdue=true')).toEqual([]);
    expect(await list('state=settled')).toEqual([]);
    expect(await list('state=closed')).toEqual([]);
    expect(await oversight.ask(supervisorOf('410182'), 'GET', '/api/supervision?region=410181')).toMatchObject({
      status: 403,
    });
    await oversight.letPass('100 days');
    expect(await list('overdue=true')).toEqual(inOrder.slice(0, 4));
    await oversight.letPass('-100 days');
  });

  it('reminds of an entry before it is due and when it is, once each, and of none that is closed', async () => {
    const { id } = await listed();
    watched = await oversight.assigned(gongyiHousing);
    const other = await listed();
    await act(county, other.id, 'close', { version: 1, evidence: '照片', reason: '已办' });
    const reminders = oversight.app.get(RaiseReminders, { strict: false });
    const raised = async (of: string) =>
      (await oversight.announced('xinqiao.reminder.raised.v1')).filter((one) => one.id === of).map(({ step }) => step);
    await oversight.letPass('29 days');
    await Promise.all([reminders.round(), reminders.round()]);
    expect(await raised(id)).toEqual(['before']);
    await oversight.letPass('2 days');
    await Promise.all([reminders.round(), reminders.round(), reminders.round()]);
    await reminders.round();
    expect(await raised(id)).toEqual(['before', 'due']);
    expect(await raised(other.id)).toEqual([]);
    await oversight.letPass('-31 days');
  });

  it('is walked along its indexes, however long it is', async () => {
    await oversight.dataSource.query(
      `insert into supervision_entry (id, case_id, case_number, because, why, supervised_by, region_code, bureau, bureau_is_named,
         due_at, state, verdict, case_version, put_by, put_at)
       select gen_random_uuid(), gen_random_uuid(), 'x', 'hand', 'x', '411000', '411000', '{"id": "411000-x"}', false,
         now() + n * interval '1 minute', case when n % 3 = 0 then 'closed' else 'followed' end, 'open', 1, 'x', now()
       from generate_series(1, 20000) as n`,
    );
    await oversight.dataSource.query('analyze supervision_entry');
    const now = (await oversight.app.get(Clock).now()).toISOString();
    for (const [where, index] of [
      [[["state <> 'closed'"]], 'supervision_open'],
      [[["state = 'closed'"]], 'supervision_closed'],
      [[["state <> 'closed'"], ['due_at <= ?', now]], 'supervision_open'],
      [[ofBureaus('bureau_id', [gongyiHousing.id]), ["state <> 'closed'"]], 'supervision_of_bureau'],
    ] as const) {
      const { text, parameters } = entriesStatement(where, 51);
      const plan = await oversight.dataSource.query<object[]>(`explain ${text}`, parameters);
      const lines = plan.map((row) => String(Object.values(row)[0])).join('\n');
      expect(lines).toContain(index);
      expect(lines).not.toMatch(/Seq Scan/);
    }
  });

  /** Until a command waits for a lock, or has been answered. */
  async function untilWaiting(command: Promise<unknown>): Promise<void> {
    const told = { isAnswered: false };
    const answered = command.then(() => {
      told.isAnswered = true;
    });
    const isWaiting = async () => {
      const rows = await oversight.dataSource.query<unknown[]>(
        `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      return rows.length > 0;
    };
    while (!told.isAnswered && !(await isWaiting())) await Promise.race([answered, new Promise(setImmediate)]);
  }
});
