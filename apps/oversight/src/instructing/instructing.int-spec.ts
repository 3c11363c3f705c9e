import { RaiseReminders } from '../reminding/raise-reminders.ts';
import { OversightOverHttp, type Person, type WatchedCase } from '../../test/oversight-over-http.ts';
import {
  auditor,
  gongyiFinance,
  gongyiHousing,
  handlerAt,
  leader,
  otherLeader,
  supervisorOf,
} from '../../test/people.ts';

const secret = '请立即查清常庄村安置房为何停工';
const county = supervisorOf('410181');
const housing = handlerAt(gongyiHousing);
const finance = handlerAt(gongyiFinance);
const cityHousing = { id: '410100-housing', name: '郑州市住房保障局', regionCode: '410100' };
const helper = { id: '410100-planning', name: '郑州市自然资源局', regionCode: '410100' };
const asked = { id: '410100-water', name: '郑州市水利局', regionCode: '410100' };
const third = { id: '410181-civil-affairs', name: '巩义市民政局', regionCode: '410181' };

describe('An instruction', () => {
  let oversight: OversightOverHttp;
  let watched: WatchedCase;
  let answerBy: string;

  beforeAll(async () => {
    oversight = await OversightOverHttp.start();
    await oversight.announce(gongyiHousing, gongyiFinance, third, cityHousing, helper, asked);
  });
  afterAll(() => oversight.stop());
  beforeEach(async () => {
    watched = await oversight.assigned(gongyiHousing);
    answerBy = await oversight.inDays(14);
  });

  async function give(more: object = {}, person: Person = leader, key?: string) {
    const bureauIds = [gongyiHousing.id, gongyiFinance.id];
    const body = { caseNumber: watched.caseNumber, text: secret, bureauIds, answerBy, ...more };
    return oversight.ask(person, 'POST', '/api/instructions', body, key ? { 'idempotency-key': key } : {});
  }
  const read = (id: unknown, person: Person) => oversight.ask(person, 'GET', `/api/instructions/${String(id)}`);
  const door = (bureau: { id: string }, id: unknown) => `/api/bureaus/${bureau.id}/instructions/${String(id)}`;
  const report = (person: Person, bureau: { id: string }, id: unknown, version: number, text = '已复工') =>
    oversight.ask(person, 'POST', `${door(bureau, id)}/report`, { version, text });

  it('is given to bureaus, puts the case on the supervision list, and is announced without its words', async () => {
    const { status, body } = await give();
    expect(status).toBe(201);
    expect(body).toMatchObject({
      ...{ caseNumber: watched.caseNumber, givenBy: leader.sub, version: 1 },
      bureaus: [{ bureau: gongyiFinance }, { bureau: gongyiHousing }],
      words: [{ kind: 'instruction', text: secret }],
    });
    const entry = await oversight.ask(county, 'GET', `/api/supervision/${String(body.entryId)}`);
    expect(entry.body).toMatchObject({ because: 'instruction', sourceId: body.id, supervisedBy: '410000' });
    const announced = await oversight.announced('xinqiao.instruction.given.v1');
    expect(announced).toContainEqual(expect.objectContaining({ instructionId: body.id, isFollowUp: false }));
    expect(await oversight.auditOf(watched.caseNumber)).toContainEqual({
      staff: leader.sub,
      action: 'give-instruction',
    });
  });

  it('escalates the case, once, though it be sent twice', async () => {
    const { body } = await give({}, leader, 'once');
    await give({}, leader, 'once');
    const raised = await oversight.announced('xinqiao.escalation.raised.v1');
    expect(raised.filter(({ caseNumber }) => caseNumber === watched.caseNumber)).toMatchObject([
      { cause: { kind: 'instruction', instructionId: body.id }, level: 'county', regionCode: '410181' },
    ]);
  });

  it('has its words at no other place: not on the wire, not on the list, not for the bureau that leads the case unnamed', async () => {
    const { body } = await give({ bureauIds: [gongyiFinance.id] });
    await report(finance, gongyiFinance, body.id, 1, '机密报告内容');
    for (const type of ['instruction.given', 'instruction.answered', 'supervision.entered'])
      expect(JSON.stringify(await oversight.announced(`xinqiao.${type}.v1`))).not.toMatch(/停工|机密/);
    const listed = await oversight.ask(
      housing,
      'GET',
      `/api/bureaus/${gongyiHousing.id}/supervision/${String(body.entryId)}`,
    );
    expect(listed).toMatchObject({ status: 200, body: { because: 'instruction' } });
    expect(JSON.stringify(listed.body)).not.toMatch(/停工|机密/);
  });

  it('is read by whom it concerns, and is not there for anybody else', async () => {
    const { body } = await give({ bureauIds: [gongyiFinance.id] });
    for (const person of [leader, county, supervisorOf('410100'), supervisorOf('410000')])
      expect(await read(body.id, person)).toMatchObject({ status: 200, body: { words: [{ text: secret }] } });
    for (const person of [otherLeader, supervisorOf('410182'), supervisorOf('411000')])
      expect(await read(body.id, person)).toMatchObject({ status: 404, body: { code: 'instruction-not-found' } });
    expect(await read(body.id, auditor)).toMatchObject({ status: 403 });
    expect(await oversight.ask(finance, 'GET', door(gongyiFinance, body.id))).toMatchObject({ status: 200 });
    expect(await oversight.ask(housing, 'GET', door(gongyiHousing, body.id))).toMatchObject({ status: 404 });
    expect(await oversight.ask(housing, 'GET', door(gongyiFinance, body.id))).toMatchObject({ status: 403 });
    expect(await report(housing, gongyiHousing, body.id, 1)).toMatchObject({ status: 404 });
  });

  it('stands in nobody’s list whom it does not concern', async () => {
    const { body } = await give({ bureauIds: [gongyiFinance.id] });
    const idsOf = async (person: Person, url: string) => {
      const { body: page } = await oversight.ask(person, 'GET', `${url}?limit=200`);
      return (page.entries as { id: string }[]).map(({ id }) => id);
    };
    expect(await idsOf(leader, '/api/instructions')).toContain(body.id);
    expect(await idsOf(county, '/api/instructions')).toContain(body.id);
    expect(await idsOf(finance, `/api/bureaus/${gongyiFinance.id}/instructions`)).toContain(body.id);
    expect(await idsOf(otherLeader, '/api/instructions')).not.toContain(body.id);
    expect(await idsOf(supervisorOf('411000'), '/api/instructions')).not.toContain(body.id);
    expect(await idsOf(housing, `/api/bureaus/${gongyiHousing.id}/instructions`)).not.toContain(body.id);
  });

  it('is read and answered no more by a bureau that the case turns out to be a complaint about', async () => {
    const { body } = await give();
    const listed = async (person: Person, bureau: { id: string }) => {
      const { body: page } = await oversight.ask(person, 'GET', `/api/bureaus/${bureau.id}/instructions?limit=200`);
      return (page.entries as { id: string }[]).some(({ id }) => id === body.id);
    };
    expect(await listed(finance, gongyiFinance)).toBe(true);
    await oversight.happen(watched, 'xinqiao.case.complained-of.v1', {
      ...{ status: 'assigned', bureau: gongyiHousing, named: gongyiFinance, about: [gongyiFinance] },
      ...{ hadIt: false, foundBy: 'supervisor', reason: '反映该局人员' },
    });
    expect(await listed(finance, gongyiFinance)).toBe(false);
    expect(await oversight.ask(finance, 'GET', door(gongyiFinance, body.id))).toMatchObject({ status: 404 });
    expect(await report(finance, gongyiFinance, body.id, 1)).toMatchObject({ status: 404 });
    expect((await read(body.id, leader)).body).toMatchObject({ version: 1 });
    expect(await listed(housing, gongyiHousing)).toBe(true);
    expect(await report(housing, gongyiHousing, body.id, 1)).toMatchObject({ status: 200 });
  });

  it('is answered by each bureau, which reads neither the other’s report nor what is said to the other', async () => {
    const { body } = await give();
    expect(await report(housing, gongyiHousing, body.id, 1, '八月底复工')).toMatchObject({ status: 200 });
    expect(await report(finance, gongyiFinance, body.id, 1)).toMatchObject({
      status: 409,
      body: { code: 'instruction-changed', current: { version: 2 } },
    });
    const theirs = await report(finance, gongyiFinance, body.id, 2, '资金已拨付');
    expect(theirs.body.words).toMatchObject([{ text: secret }, { text: '资金已拨付' }]);
    const whole = (await read(body.id, leader)).body;
    expect(whole.words).toHaveLength(3);
    expect(whole.bureaus).toMatchObject([{ isLate: false }, { isLate: false }]);
    const answered = await oversight.announced('xinqiao.instruction.answered.v1');
    expect(answered.filter(({ instructionId }) => instructionId === body.id)).toHaveLength(2);
  });

  it('is followed up by its leader alone, for some of its bureaus or a new one, which report again', async () => {
    const { body } = await give();
    await report(housing, gongyiHousing, body.id, 1);
    const command = async (more: object = {}) => ({
      ...{
        version: 2,
        text: '请附分房名册',
        bureauIds: [gongyiHousing.id, third.id],
        answerBy: await oversight.inDays(9),
      },
      ...more,
    });
    const followUp = async (person: Person, more?: object) =>
      oversight.ask(person, 'POST', `/api/instructions/${String(body.id)}/follow-up`, await command(more));
    expect(await followUp(otherLeader)).toMatchObject({ status: 404 });
    expect(await followUp(leader, { version: 1 })).toMatchObject({ status: 409 });
    const { status, body: asked } = await followUp(leader);
    expect(status).toBe(200);
    expect(asked.bureaus).toHaveLength(3);
    const seen = await oversight.ask(housing, 'GET', door(gongyiHousing, body.id));
    expect(seen.body.bureaus[0]).not.toHaveProperty('reportedAt');
    expect(seen.body.words).toHaveLength(3);
    expect((await oversight.ask(finance, 'GET', door(gongyiFinance, body.id))).body.words).toHaveLength(1);
    expect(await oversight.ask(handlerAt(third), 'GET', door(third, body.id))).toMatchObject({ status: 200 });
  });

  it('is followed up and read no more by a leader who answers for another region now', async () => {
    const { body } = await give({ bureauIds: [gongyiFinance.id] });
    const command = {
      version: 1,
      text: '请附名册',
      bureauIds: [gongyiFinance.id],
      answerBy: await oversight.inDays(9),
    };
    const followUp = (person: Person) =>
      oversight.ask(person, 'POST', `/api/instructions/${String(body.id)}/follow-up`, command);
    const listed = async (person: Person) =>
      ((await oversight.ask(person, 'GET', '/api/instructions?limit=200')).body.entries as { id: string }[]).some(
        ({ id }) => id === body.id,
      );
    const seen = async (person: Person) => [
      (await read(body.id, person)).status,
      await listed(person),
      (await followUp(person)).status,
    ];
    expect(await seen({ ...leader, region: '411000' })).toEqual([404, false, 404]);
    expect(await seen({ ...leader, region: undefined })).toEqual([404, false, 404]);
    expect(await seen({ ...leader, region: '410100' })).toEqual([200, true, 200]);
  });

  it('is given to bureaus of the leader’s own region, and to those at work on the case already', async () => {
    const ofCounty = { ...leader, region: '410181' };
    const named = async (bureau: { id: string }): Promise<unknown> => {
      const { status, body } = await give({ bureauIds: [gongyiHousing.id, bureau.id] }, ofCounty);
      return status === 201 ? status : (body.errors as unknown);
    };
    const refused = [expect.objectContaining({ field: 'bureauIds[1]', rule: 'within-reach' })];
    for (const bureau of [cityHousing, helper, asked]) expect(await named(bureau)).toEqual(refused);
    const jurisdiction = { code: '410181', name: '巩义市' };
    watched = await oversight.assigned(cityHousing, { jurisdiction, coHandling: [helper] });
    for (const bureau of [cityHousing, helper]) expect(await named(bureau)).toBe(201);
    expect(await named(asked)).toEqual(refused);
    await oversight.happen(watched, 'xinqiao.co-task.assigned.v1', {
      ...{ taskId: watched.caseId, bureau: cityHousing, coBureau: asked, task: '核实供水' },
    });
    expect(await named(asked)).toBe(201);
    const { body } = await give({ bureauIds: [gongyiHousing.id] }, ofCounty);
    const followUp = async (id: unknown) =>
      oversight.ask(ofCounty, 'POST', `/api/instructions/${String(id)}/follow-up`, {
        ...{ version: 1, text: '请附名册', bureauIds: [asked.id], answerBy: await oversight.inDays(9) },
      });
    expect(await followUp(body.id)).toMatchObject({ status: 200 });
    watched = await oversight.assigned(gongyiHousing);
    const other = await give({ bureauIds: [gongyiHousing.id] }, ofCounty);
    expect(await followUp(other.body.id)).toMatchObject({
      ...{ status: 400, body: { errors: [{ field: 'bureauIds[0]', rule: 'within-reach' }] } },
    });
  });

  it('reminds who gave it in place of a bureau that the case turned out to be a complaint about', async () => {
    const { body } = await give();
    await oversight.happen(watched, 'xinqiao.case.complained-of.v1', {
      ...{ status: 'assigned', bureau: gongyiHousing, named: gongyiFinance, about: [gongyiFinance] },
      ...{ hadIt: false, foundBy: 'supervisor', reason: '反映该局人员' },
    });
    for (const duration of ['12 days', '3 days']) {
      await oversight.letPass(duration);
      await oversight.app.get(RaiseReminders, { strict: false }).round();
    }
    await oversight.letPass('-15 days');
    const raised = (await oversight.announced('xinqiao.reminder.raised.v1')).filter(({ id }) => id === body.id);
    for (const step of ['before', 'due']) {
      const bureaus = raised.filter((one) => one.step === step).map((one) => one.bureau);
      expect(bureaus).toHaveLength(2);
      expect(bureaus).toEqual(expect.arrayContaining([undefined, gongyiHousing]));
    }
    for (const one of raised) expect(one).toMatchObject({ of: 'instruction', regionCode: '410000' });
  });

  it('makes a case that its region follows already due earlier, and by nothing later', async () => {
    const listing = { caseNumber: watched.caseNumber, why: '群众反复反映', dueAt: await oversight.inDays(90) };
    const { body: entry } = await oversight.ask(supervisorOf('410000'), 'POST', '/api/supervision', listing);
    const settleBy = await oversight.inDays(20);
    const { body } = await give({ settleBy });
    expect(body).toMatchObject({ entryId: entry.id, settleBy });
    expect((await oversight.ask(housing, 'GET', door(gongyiHousing, body.id))).body).toMatchObject({ settleBy });
    const seen = await oversight.ask(county, 'GET', `/api/supervision/${String(entry.id)}`);
    expect(seen.body).toMatchObject({ because: 'hand', dueAt: settleBy, version: 2 });
    expect(seen.body.notes).toMatchObject([
      { kind: 'due-changed', text: '领导批示', saidBy: leader.sub },
      { kind: 'listed-again', saidBy: leader.sub },
    ]);
    await oversight.letPass('17 days');
    await oversight.app.get(RaiseReminders, { strict: false }).round();
    await oversight.letPass('-17 days');
    const reminded = (await oversight.announced('xinqiao.reminder.raised.v1')).filter(({ id }) => id === entry.id);
    expect(reminded).toMatchObject([{ step: 'before', dueAt: settleBy, bureau: gongyiHousing }]);
    expect((await give({ settleBy: await oversight.inDays(60) })).body).toMatchObject({ settleBy });
    expect((await give({ answerBy: await oversight.inDays(5) })).body).toMatchObject({ settleBy });
  });

  it('is given once under one key, also when it comes twice at once', async () => {
    const twice = await Promise.all([give({}, leader, 'k1'), give({}, leader, 'k1')]);
    expect(twice.map(({ status }) => status)).toEqual([201, 201]);
    expect(twice[0].body.id).toBe(twice[1].body.id);
  });

  it('is another one under its key where any part of it is another', async () => {
    const { body } = await give({}, leader, 'k2');
    const later = await oversight.inDays(15);
    const others = [{ text: '另一条' }, { bureauIds: [gongyiHousing.id] }, { answerBy: later }, { settleBy: later }];
    for (const more of others)
      expect(await give(more, leader, 'k2')).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
    expect((await give({}, leader, 'k2')).body).toMatchObject({ id: body.id, version: 1 });
  });

  it('is known again that the release before took with a key, by its words and bureaus', async () => {
    const { body } = await give({}, leader, 'k3');
    await oversight.dataSource.query('update instruction set request = null where id = $1', [body.id]);
    for (const more of [{ text: '另一条' }, { bureauIds: [gongyiHousing.id] }])
      expect(await give(more, leader, 'k3')).toMatchObject({ status: 422 });
    expect((await give({}, leader, 'k3')).body).toMatchObject({ id: body.id });
  });

  it('is not given on cases of others, to bureaus that are none or are complained of, or for a time that is past', async () => {
    expect(await give({}, { ...leader, region: '411000' })).toMatchObject({ status: 403 });
    expect(await give({}, county)).toMatchObject({ status: 403 });
    expect(await give({ bureauIds: [gongyiHousing.id, '410181-nobody'] })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'bureauIds[1]', rule: 'known-bureau' }] },
    });
    expect(await give({ bureauIds: [] })).toMatchObject({ status: 400 });
    expect(await give({ answerBy: await oversight.inDays(-1) })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'answerBy', rule: 'in-the-future' }] },
    });
    watched = await oversight.assigned(gongyiHousing, { about: [gongyiFinance] });
    expect(await give()).toMatchObject({ status: 409, body: { code: 'complained-of' } });
  });

  it('notes who reports late', async () => {
    const { body } = await give();
    await oversight.letPass('15 days');
    await report(housing, gongyiHousing, body.id, 1);
    await oversight.letPass('-15 days');
    const { bureaus } = (await read(body.id, leader)).body;
    expect(bureaus).toMatchObject([{ bureau: gongyiFinance }, { bureau: gongyiHousing, isLate: true }]);
    expect(bureaus[0]).not.toHaveProperty('isLate');
  });
});
