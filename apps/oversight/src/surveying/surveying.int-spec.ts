import { v7 } from 'uuid';
import { anyEvent, OversightOverHttp, pdf, type Person, type WatchedCase } from '../../test/oversight-over-http.ts';
import { auditor, gongyiHousing, handlerAt, supervisorOf } from '../../test/people.ts';
import { bureausWithFunctionQuery } from '../directory/named-bureaus.ts';
import { RaiseReminders } from '../reminding/raise-reminders.ts';

interface AskedRow {
  readonly id: string;
  readonly version: number;
  readonly regionCode: string;
}

const province = supervisorOf('410000');
const city = supervisorOf('410100');
const housing = (regionCode: string) => ({
  ...{ id: `${regionCode}-housing`, name: `${regionCode}住房和城乡建设局`, regionCode, functions: ['resettlement'] },
});
const regions = ['410000', '410100', '410181', '410182', '411100', '411121', '419001'];
const townshipOffice = { ...housing('410181'), id: '410181-a-township-100', name: '回郭镇人民政府' };
/** A county that has bureaus, but none for this. */
const without = { id: '411122-health', name: '临颍县卫生健康委员会', regionCode: '411122', functions: ['health'] };
const gongyi = { ...gongyiHousing, functions: ['resettlement'] };
/** Of a county of the same city that has no other bureau: from there the others are asked. */
const elsewhere = { id: '410183-housing', name: '新密市住房和城乡建设局', regionCode: '410183' };

describe('A survey', () => {
  let oversight: OversightOverHttp;
  let watched: WatchedCase;
  let answerBy: string;

  beforeAll(async () => {
    oversight = await OversightOverHttp.start();
    const others = regions.filter((code) => code !== '410181').map(housing);
    await oversight.announce(...others, gongyi, townshipOffice, without);
    const merged = { ...housing('411121'), id: '411121-a-merged', successorId: '411121-housing' };
    await oversight.announce(merged);
  });
  afterAll(() => oversight.stop());
  beforeEach(async () => {
    watched = await oversight.assigned(elsewhere, { function: 'resettlement' });
    answerBy = await oversight.inDays(20);
  });

  async function ask(more: object = {}, person: Person = province, key?: string) {
    const body = { caseNumber: watched.caseNumber, scope: 'province', question: '是否存在安置房停工问题？' };
    const headers = key ? { 'idempotency-key': key } : {};
    return oversight.ask(person, 'POST', '/api/surveys', { ...body, answerBy, ...more }, headers);
  }
  const read = async (id: unknown, person: Person = province) =>
    oversight.ask(person, 'GET', `/api/surveys/${String(id)}`);
  const act = (id: unknown, action: string, body: object, person: Person = province) =>
    oversight.ask(person, 'POST', `/api/surveys/${String(id)}/${action}`, body);
  async function tableOf(id: unknown): Promise<AskedRow[]> {
    const rows: AskedRow[] = [];
    let after = '';
    do {
      const { body } = await oversight.ask(province, 'GET', `/api/surveys/${String(id)}/table?limit=3${after}`);
      rows.push(...(body.entries as AskedRow[]));
      after = body.next ? `&after=${String(body.next)}` : '';
    } while (after);
    return rows;
  }
  const bureauAt = (regionCode: string) => (regionCode === '410181' ? gongyi : housing(regionCode));
  const door = ({ regionCode, id }: Pick<AskedRow, 'regionCode' | 'id'>) =>
    `/api/bureaus/${bureauAt(regionCode).id}/survey-questions/${id}`;
  const answer = ({ version, ...row }: AskedRow, body: object, action = 'answer') =>
    oversight.ask(handlerAt(bureauAt(row.regionCode)), 'POST', `${door(row)}/${action}`, { version, ...body });
  const found = { found: true, count: 2, done: '已责令复工' };

  it.each([
    ['counties', ['410181', '410182']],
    ['cities', ['410100', '411100', '419001']],
    ['province', ['410100', '410181', '410182', '411100', '411121', '411122', '419001']],
  ])(
    'of %s asks each of them once: the bureau with the function, and says where there is none',
    async (scope, codes) => {
      const { status, body } = await ask({ scope });
      expect(status).toBe(201);
      const rows = await tableOf(body.id);
      expect(rows.map(({ regionCode }) => regionCode)).toEqual(codes);
      for (const row of rows)
        expect(row).toMatchObject(
          row.regionCode === '411122'
            ? { state: 'nobody' }
            : { state: 'asked', bureau: { id: bureauAt(row.regionCode).id } },
        );
      const asked = await oversight.announced('xinqiao.survey.asked.v1');
      const told = asked.filter(({ surveyId }) => surveyId === body.id).map(({ questionId }) => questionId);
      expect(told.toSorted()).toEqual(
        rows
          .filter(({ regionCode }) => regionCode !== '411122')
          .map(({ id }) => id)
          .toSorted(),
      );
    },
  );

  it.each([
    ['counties', gongyi, ['410182']],
    ['cities', housing('411100'), ['410100', '419001']],
    ['province', gongyi, ['410100', '410182', '411100', '411121', '411122', '419001']],
  ])('of %s does not ask the region of the case itself', async (scope, lead, codes) => {
    watched = await oversight.assigned(lead, { function: 'resettlement' });
    const { body } = await ask({ scope });
    expect((await tableOf(body.id)).map(({ regionCode }) => regionCode)).toEqual(codes);
  });

  it('asks no bureau that the case is a complaint about, nor one that this has become: another one, or nobody', async () => {
    const merged = { ...housing('410182'), id: '410182-real-estate', functions: [], successorId: '410182-housing' };
    await oversight.announce(merged);
    watched = await oversight.assigned(elsewhere, { function: 'resettlement', about: [gongyi, merged] });
    const { body } = await ask();
    const rows = await tableOf(body.id);
    expect(rows.filter(({ regionCode }) => ['410181', '410182'].includes(regionCode))).toMatchObject([
      { regionCode: '410181', state: 'asked', bureau: { id: townshipOffice.id } },
      { regionCode: '410182', state: 'nobody' },
    ]);
  });

  it('is asked because of a hot issue of the region, or with a case in it, and of no other', async () => {
    const at = new Date().toISOString();
    const issue = { title: '安置房停工', people: 3, keyPhrases: [], firstAt: at, lastAt: at, occurredAt: at };
    const said = (hotIssueId: string, code: string) =>
      anyEvent('xinqiao.hot-issue.proposed.v1', { ...issue, hotIssueId, region: { code, name: code } }, hotIssueId);
    const [own, withCase, other] = [v7(), v7(), v7()];
    await oversight.hear([said(own, '410181'), said(withCase, '410000'), said(other, '411100')]);
    const { caseId, caseNumber } = watched;
    const joined = { hotIssueId: withCase, caseId, caseNumber, occurredAt: at };
    await oversight.hear([anyEvent('xinqiao.hot-issue.member-joined.v1', joined, withCase)]);
    const answers: [string, number][] = [
      [own, 201],
      [withCase, 201],
      [other, 400],
      [v7(), 400],
    ];
    for (const [hotIssueId, status] of answers)
      expect(await ask({ scope: 'counties', hotIssueId }, city)).toMatchObject({ status });
    expect((await ask({ scope: 'counties', hotIssueId: other }, city)).body).toMatchObject({
      errors: [{ field: 'hotIssueId', rule: 'of-the-region' }],
    });
  });

  it('is collected as a table with totals by city', async () => {
    const { body } = await ask();
    const rows = await tableOf(body.id);
    const at = (code: string) => rows.find(({ regionCode }) => regionCode === code)!;
    await answer(at('410181'), found);
    await answer(at('410182'), { ...found, count: 5 });
    await answer(at('411121'), { found: false, words: '未发现' });
    await answer(at('419001'), { reason: '不属本局职责' }, 'refuse');
    const { body: seen } = await read(body.id);
    expect(seen.progress).toEqual({
      ...{ regions: 7, asked: 2, found: 2, notFound: 1, refused: 1, nobody: 1, late: 0, count: 7 },
    });
    expect(seen.cities).toMatchObject([
      { cityCode: '410100', regions: 3, asked: 1, found: 2, count: 7 },
      { cityCode: '411100', regions: 3, asked: 1, notFound: 1, nobody: 1, count: 0 },
      { cityCode: '419001', regions: 1, refused: 1 },
    ]);
    expect(await tableOf(body.id)).toContainEqual(expect.objectContaining({ state: 'refused', words: '不属本局职责' }));
  });

  it('is answered by the bureau that is asked, which learns nothing of the case and of no other question', async () => {
    const { body } = await ask();
    const [first, second] = await tableOf(body.id);
    const own = await oversight.ask(handlerAt(bureauAt(first!.regionCode)), 'GET', door(first!));
    expect(own).toMatchObject({ status: 200, body: { question: '是否存在安置房停工问题？', state: 'asked' } });
    expect(JSON.stringify(own.body)).not.toContain(watched.caseNumber);
    const stranger = handlerAt(bureauAt(second!.regionCode));
    const wrong = `/api/bureaus/${bureauAt(second!.regionCode).id}/survey-questions/${first!.id}`;
    expect(await oversight.ask(stranger, 'GET', wrong)).toMatchObject({ status: 404 });
    const forged = await oversight.ask(stranger, 'POST', `${wrong}/answer`, { version: 1, ...found });
    expect(forged).toMatchObject({ status: 404 });
    expect(await oversight.ask(stranger, 'GET', door(first!))).toMatchObject({ status: 403 });
    const list = await oversight.ask(
      stranger,
      'GET',
      `/api/bureaus/${bureauAt(second!.regionCode).id}/survey-questions?limit=1`,
    );
    expect(list.body).toMatchObject({ entries: [{ id: second!.id }], next: expect.any(String) });
    expect((await read(body.id)).body.progress.found).toBe(0);
  });

  it('takes no answer that contradicts itself, or that another one has come before', async () => {
    const { body } = await ask();
    const [row] = await tableOf(body.id);
    expect(await answer(row!, { found: true })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'count' }, { field: 'done' }] },
    });
    expect(await answer(row!, { found: false, count: 2 })).toMatchObject({ status: 400 });
    const both = await Promise.all([answer(row!, found), answer(row!, { found: false })]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)!.body).toMatchObject({ code: 'question-changed' });
  });

  it('notes who answers late, and lets him answer anew until it is concluded', async () => {
    const { body } = await ask();
    const [early, late] = await tableOf(body.id);
    await answer(early!, found);
    await oversight.letPass('21 days');
    expect(await answer(late!, found)).toMatchObject({ status: 200, body: { isLate: true } });
    expect(await answer({ ...early!, version: 2 }, { found: false })).toMatchObject({
      status: 200,
      body: { isLate: false, state: 'not-found' },
    });
    await oversight.letPass('-21 days');
    expect((await read(body.id)).body.progress).toMatchObject({ late: 1, found: 1, notFound: 1, count: 2 });
  });

  it('reminds who has not answered, before and when it is due, once each, and nobody who has', async () => {
    const { body } = await ask({ scope: 'counties' });
    const [answered, silent] = await tableOf(body.id);
    await answer(answered!, found);
    const reminders = oversight.app.get(RaiseReminders, { strict: false });
    const raised = async (id: string) =>
      (await oversight.announced('xinqiao.reminder.raised.v1')).filter((one) => one.id === id);
    for (const duration of ['17 days', '4 days']) {
      await oversight.letPass(duration);
      await Promise.all([reminders.round(), reminders.round(), reminders.round()]);
    }
    await oversight.letPass('-21 days');
    expect(await raised(silent!.id)).toMatchObject([
      { of: 'survey-question', step: 'before', bureau: { id: bureauAt(silent!.regionCode).id }, regionCode: '410100' },
      { of: 'survey-question', step: 'due' },
    ]);
    expect(await raised(answered!.id)).toEqual([]);
  });

  it('has it written down who looks at a question, and once an hour who looks at a list', async () => {
    const { body } = await ask({ scope: 'counties' });
    const [row] = await tableOf(body.id);
    const own = handlerAt(bureauAt(row!.regionCode));
    for (const url of [door(row!), door(row!), `/api/bureaus/${own.bureau!}/survey-questions?limit=7`])
      expect((await oversight.ask(own, 'GET', url)).status).toBe(200);
    const read = { staff: own.sub, action: 'read-question' };
    expect(await oversight.auditOf(row!.id)).toEqual([read, read]);
    const listed = await oversight.auditOf(own.bureau!);
    expect(listed).toContainEqual({ staff: own.sub, action: 'read-questions' });
    for (const url of ['/api/surveys?limit=7', '/api/surveys?limit=7', '/api/surveys?region=410181'])
      expect((await oversight.ask(city, 'GET', url)).status).toBe(200);
    expect(await sights('410100', 'read-surveys')).toEqual([city.sub]);
    expect(await sights('410181', 'read-surveys')).toEqual([city.sub]);
  });

  async function sights(about: string, action: string): Promise<string[]> {
    const rows = await oversight.auditOf(about);
    return rows.filter((row) => row.action === action).map(({ staff }) => staff);
  }

  it('reminds who asked in place of a bureau that the case turned out to be a complaint about', async () => {
    const { body } = await ask({ scope: 'counties' });
    const [theirs, others] = await tableOf(body.id);
    await oversight.happen(watched, 'xinqiao.case.complained-of.v1', {
      ...{ status: 'assigned', bureau: elsewhere, named: gongyi, about: [gongyi] },
      ...{ hadIt: false, foundBy: 'supervisor', reason: '反映该局人员' },
    });
    await oversight.letPass('17 days');
    await oversight.app.get(RaiseReminders, { strict: false }).round();
    await oversight.letPass('-17 days');
    const raised = await oversight.announced('xinqiao.reminder.raised.v1');
    const [theirsRaised] = raised.filter(({ id }) => id === theirs!.id);
    expect(theirsRaised).toMatchObject({ step: 'before', regionCode: '410100' });
    expect(theirsRaised).not.toHaveProperty('bureau');
    expect(raised).toContainEqual(
      expect.objectContaining({ id: others!.id, bureau: expect.objectContaining({ id: '410182-housing' }) }),
    );
  });

  it('ends with a document, a mechanism and a date to look at it, of which somebody is reminded', async () => {
    const { body } = await ask({ scope: 'counties' });
    const [row, other] = await tableOf(body.id);
    const paper = await oversight.send(handlerAt(bureauAt(row!.regionCode)), `${door(row!)}/papers`, pdf('清单'));
    expect(paper.status).toBe(201);
    const document = await oversight.send(
      province,
      `/api/surveys/${String(body.id)}/documents`,
      pdf('关于规范征迁安置的意见'),
    );
    expect(document).toMatchObject({ status: 201 });
    const own = handlerAt(bureauAt(row!.regionCode));
    const ownPaper = `${door(row!)}/papers/${String(paper.body.id)}`;
    expect((await oversight.ask(own, 'GET', ownPaper)).status).toBe(200);
    expect(await oversight.auditOf(String(paper.body.id))).toEqual([{ staff: own.sub, action: 'read-paper' }]);
    const open = async (url: string, person: Person) => (await oversight.ask(person, 'GET', url)).status;
    const documentUrl = `/api/surveys/${String(body.id)}/documents/${String(document.body.id)}`;
    const paperUrl = `/api/surveys/${String(body.id)}/questions/${row!.id}/papers/${String(paper.body.id)}`;
    expect(await open(documentUrl, auditor)).toBe(200);
    expect(await open(paperUrl, city)).toBe(200);
    expect(await open(paperUrl, supervisorOf('411100'))).toBe(403);
    expect(await open(paperUrl.replace(row!.id, other!.id), province)).toBe(404);

    const followUpOn = await oversight.inDays(180);
    const conclusion = { version: 1, outcome: '出台规范性文件', mechanism: '先安置后拆迁', followUpOn };
    expect(await act(body.id, 'check-mechanism', { version: 1, text: '落实' })).toMatchObject({ status: 409 });
    expect(await act(body.id, 'conclude', conclusion)).toMatchObject({ status: 200, body: { followUpOn, version: 2 } });
    expect(await act(body.id, 'conclude', { ...conclusion, version: 2 })).toMatchObject({ status: 409 });
    expect(await answer(row!, found)).toMatchObject({ status: 409, body: { code: 'survey-concluded' } });
    await oversight.letPass('181 days');
    await oversight.app.get(RaiseReminders, { strict: false }).round();
    const raised = (await oversight.announced('xinqiao.reminder.raised.v1')).filter(({ id }) => id === body.id);
    expect(raised.at(-1)).toMatchObject({ of: 'mechanism', step: 'due', regionCode: '410100' });
    await oversight.letPass('-181 days');
    const reminded = (await oversight.announced('xinqiao.reminder.raised.v1')).filter(({ id }) => id === row!.id);
    expect(reminded).toEqual([]);
    expect(await act(body.id, 'check-mechanism', { version: 2, text: '运行良好' })).toMatchObject({ status: 200 });
    const whole = (await read(body.id)).body;
    expect(whole).toMatchObject({ checks: [{ text: '运行良好' }], documents: [{ type: 'application/pdf' }] });
    expect(whole).not.toHaveProperty('followUpOn');
  });

  it('shows the latest looks at its mechanism, however many there were', async () => {
    const { body } = await ask({ scope: 'counties' });
    await oversight.dataSource.query(
      `insert into survey_check (survey_id, id, said_by, text, said_at)
       select $1::uuid, (lpad(to_hex(n), 8, '0') || '-0000-7000-8000-000000000000')::uuid, 'x', n::text, now()
       from generate_series(1, 201) as n`,
      [body.id],
    );
    const checks = (await read(body.id)).body.checks as { text: string }[];
    expect(checks.map(({ text }) => text)).toEqual(Array.from({ length: 200 }, (_, index) => String(index + 2)));
  });

  it('is asked by who answers for all of it, and read by them alone', async () => {
    expect(await ask({}, city)).toMatchObject({ status: 403 });
    expect(await ask({ scope: 'cities' }, city)).toMatchObject({ status: 403 });
    expect(await ask({ scope: 'counties' }, supervisorOf('410181'))).toMatchObject({ status: 403 });
    expect(await ask({ scope: 'counties', cityCode: '411100' }, city)).toMatchObject({ status: 403 });
    const { status, body } = await ask({ scope: 'counties' }, city);
    expect(status).toBe(201);
    expect(await read(body.id, supervisorOf('411100'))).toMatchObject({ status: 403 });
    expect(await read(body.id, auditor)).toMatchObject({ status: 200 });
    const listed = async (person: Person) =>
      ((await oversight.ask(person, 'GET', '/api/surveys?limit=200')).body.entries as { id: string }[]).map(
        ({ id }) => id,
      );
    expect(await listed(province)).toContain(body.id);
    expect(await listed(city)).toContain(body.id);
    expect(await listed(supervisorOf('411100'))).not.toContain(body.id);
  });

  it('is asked once under one key, also when it comes twice at once', async () => {
    const twice = await Promise.all([ask({}, province, 's1'), ask({}, province, 's1')]);
    expect(twice.map(({ status }) => status)).toEqual([201, 201]);
    expect(twice[0].body.id).toBe(twice[1].body.id);
  });

  it('is another one under its key where any part of it is another', async () => {
    const ofCity = { scope: 'counties' };
    const { body } = await ask(ofCity, province, 's2');
    const others = [
      ...[{ scope: 'cities' }, { cityCode: '411100' }, { function: 'health' }, { question: '另一问题' }],
      ...[{ answerBy: await oversight.inDays(21) }, { hotIssueId: v7() }],
    ];
    for (const more of others)
      expect(await ask({ ...ofCity, ...more }, province, 's2')).toMatchObject({
        ...{ status: 422, body: { code: 'idempotency-key-reused' } },
      });
    expect((await ask(ofCity, province, 's2')).body).toMatchObject({ id: body.id });
  });

  it('is known again that the release before took with a key, by what was kept of it', async () => {
    const { body } = await ask({ scope: 'counties' }, province, 's3');
    await oversight.dataSource.query('update survey set request = null where id = $1', [body.id]);
    for (const more of [{ cityCode: '411100' }, { question: '另一问题' }, { answerBy: await oversight.inDays(21) }])
      expect(await ask({ scope: 'counties', ...more }, province, 's3')).toMatchObject({ status: 422 });
    expect((await ask({ scope: 'counties' }, province, 's3')).body).toMatchObject({ id: body.id });
  });

  it('names a city only to ask its counties', async () => {
    for (const scope of ['cities', 'province'])
      expect(await ask({ scope, cityCode: '411100' })).toMatchObject({
        ...{ status: 400, body: { errors: [{ field: 'cityCode', rule: 'only-of-counties' }] } },
      });
    expect(await ask({ scope: 'counties', cityCode: '411100' })).toMatchObject({ status: 201 });
  });

  it('is not asked where there is nobody to ask', async () => {
    expect(await ask({ function: 'nothing-like-it' })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'function', rule: 'served-function' }] },
    });
    watched = await oversight.assigned(elsewhere);
    expect(await ask()).toMatchObject({ status: 400, body: { errors: [{ field: 'function', rule: 'required' }] } });
  });

  it('finds its bureaus along an index, however many there are', async () => {
    await oversight.dataSource.query(
      `insert into bureau (id, version, name, region_code, functions)
       select '420000-x' || n, 1, 'x', '420000', array['f' || n % 60] from generate_series(1, 20000) as n`,
    );
    await oversight.dataSource.query('vacuum analyze bureau');
    const plan = await oversight.dataSource.query<object[]>(`explain ${bureausWithFunctionQuery}`, [
      'resettlement',
      '41',
      [],
    ]);
    const lines = plan.map((row) => String(Object.values(row)[0])).join('\n');
    expect(lines).toContain('bureau_functions');
    expect(lines).not.toMatch(/Seq Scan/);
    await oversight.dataSource.query(`delete from bureau where region_code = '420000'`);
  });
});
