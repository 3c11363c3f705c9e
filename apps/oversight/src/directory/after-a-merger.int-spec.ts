import { eventually } from '#testing';
import { OversightOverHttp, type Person, type WatchedCase } from '../../test/oversight-over-http.ts';
import { handlerAt, leader, supervisorOf } from '../../test/people.ts';
import { RaiseReminders } from '../reminding/raise-reminders.ts';

const old = { id: '410181-real-estate', name: '巩义市房管局', regionCode: '410181', functions: ['resettlement'] };
const successor = { id: '410181-housing', name: '巩义市住房和城乡建设局', regionCode: '410181' };
/** Of another county, from which the others are asked. */
const neighbour = { id: '410182-housing', name: '荥阳市住房和城乡建设局', regionCode: '410182' };
const headAt = (bureau: typeof successor): Person => ({
  ...handlerAt(bureau),
  sub: `head-${bureau.id}`,
  roles: ['handler', 'bureau-head'],
});
const former = headAt(old);
const colleague = headAt(successor);
const province = supervisorOf('410000');
const reply = { bureau: old, visibility: 'public', text: '安置房已交付' };
const exclusion = { ground: 'force-majeure', reason: '当日暴雨断路', evidence: ['豫气函〔2026〕12号'] };

/** Of a list: what was asked of a bureau. */
interface Row {
  readonly id: string;
  readonly caseNumber?: string;
  readonly bureau?: { readonly id: string };
  readonly successor?: object;
}

const isOfOld = ({ bureau }: Row): boolean => bureau?.id === old.id;

/** What was asked of the bureau before it was merged. */
interface Asked {
  readonly entryId: string;
  readonly instructionId: string;
  readonly escalationId: string;
}

describe('What was asked of a bureau that is merged', () => {
  let oversight: OversightOverHttp;
  let version = 0;
  let watched: WatchedCase;
  let before: Asked;
  beforeAll(async () => {
    oversight = await OversightOverHttp.start();
    await oversight.announce(successor);
  });
  afterAll(() => oversight.stop());
  beforeEach(async () => {
    await announce(undefined);
    watched = await oversight.assigned(old, { function: 'resettlement' });
    before = await askedOf(watched);
    await eventually(async () => (await statusOf(colleague, successor)) === 404);
  });

  it.each([
    ['by who comes from there, whatever the token still says', former, old],
    ['by the staff of its successor', colleague, successor],
  ])('is read and answered %s', async (_, person, { id }) => {
    const { questionId } = await survey();
    await announce(successor.id);
    const door = (what: string) => `/api/bureaus/${id}/${what}`;
    await eventually(async () => (await idsIn(person, door('instructions'))).includes(before.instructionId));
    expect(await idsIn(person, door('supervision'))).toContain(before.entryId);
    expect(await idsIn(person, door('escalations'))).toContain(before.escalationId);
    expect(await idsIn(person, door('survey-questions'))).toContain(questionId);
    const report = { version: 1, text: '已复工' };
    const answer = { version: 1, found: false, words: '未发现' };
    for (const [url, body, status] of [
      [door(`supervision/${before.entryId}/report`), { text: '已复工' }, 204],
      [door(`survey-questions/${questionId}/answer`), answer, 200],
      [`/api/escalations/${before.escalationId}/acknowledge`, { version: 2 }, 200],
      [door(`instructions/${before.instructionId}/report`), report, 200],
    ] as const)
      expect(await oversight.ask(person, 'POST', url, body)).toMatchObject({ status });
    const told = await oversight.announced('xinqiao.instruction.answered.v1');
    expect(told).toContainEqual(expect.objectContaining({ instructionId: before.instructionId, isLate: false }));
  });

  it('is the bureau’s again, and no more the other’s, where the merger is taken back', async () => {
    await announce(successor.id);
    await eventually(async () => (await statusOf(colleague, successor)) === 200);
    await announce(undefined);
    await eventually(async () => (await statusOf(colleague, successor)) === 404);
    expect(await statusOf(former, old)).toBe(200);
  });

  it('is answered once for both where both were asked', async () => {
    const bureauIds = [old.id, successor.id];
    const { body } = await instruct(watched, bureauIds);
    await announce(successor.id);
    const url = `/api/bureaus/${successor.id}/instructions`;
    await eventually(async () => (await idsIn(colleague, url)).includes(before.instructionId));
    expect((await idsIn(colleague, url)).filter((id) => id === body.id)).toHaveLength(1);
    await oversight.ask(colleague, 'POST', `${url}/${String(body.id)}/report`, { version: 1, text: '已复工' });
    const seen = await oversight.ask(leader, 'GET', `/api/instructions/${String(body.id)}`);
    expect((seen.body.bureaus as object[]).every((bureau) => 'reportedAt' in bureau)).toBe(true);
    const told = await oversight.announced('xinqiao.instruction.answered.v1');
    const answered = told.filter(({ instructionId }) => instructionId === body.id).map(({ bureau }) => bureau);
    expect(answered).toMatchObject(bureauIds.toSorted().map((id) => ({ id })));
  });

  it('may be left out of the rates as its successor asks', async () => {
    await oversight.happen(watched, 'xinqiao.case.resolved.v1', reply);
    const ask = () =>
      oversight.ask(colleague, 'POST', '/api/exclusions', { ...exclusion, caseNumber: watched.caseNumber });
    expect(await ask()).toMatchObject({ status: 403 });
    await announce(successor.id);
    await eventually(async () => (await ask()).status === 201);
    expect(await idsIn(former, `/api/bureaus/${old.id}/exclusions`)).toHaveLength(1);
  });

  it('goes on saying of whom it was asked, and says who took its place, as long as the merger holds', async () => {
    const { surveyId } = await survey();
    await oversight.happen(watched, 'xinqiao.case.resolved.v1', reply);
    await oversight.ask(former, 'POST', '/api/exclusions', { ...exclusion, caseNumber: watched.caseNumber });
    const answers = async () => (await rowsIn(province, `/api/surveys/${surveyId}/table`)).filter(isOfOld);
    const isOfCase = ({ caseNumber }: Row) => caseNumber === watched.caseNumber;
    const waiting = async () => (await rowsIn(province, '/api/exclusions?region=410000&limit=100')).filter(isOfCase);
    expect([...(await answers()), ...(await waiting())].map((row) => row.successor)).toEqual([undefined, undefined]);
    await announce(successor.id);
    await eventually(async () => (await waiting())[0]?.successor !== undefined);
    const [question] = await rowsIn(colleague, `/api/bureaus/${successor.id}/survey-questions`);
    for (const [row] of [await answers(), await waiting(), [question]])
      expect(row).toMatchObject({ bureau: { id: old.id, name: old.name }, successor });
  });

  it('is left out of the rates by nobody of the place to which its bureau has come', async () => {
    const ofCity = { id: '410100-housing', name: '郑州市住房保障局', regionCode: '410100' };
    await oversight.announce(ofCity);
    await oversight.happen(watched, 'xinqiao.case.resolved.v1', reply);
    const request = { ...exclusion, caseNumber: watched.caseNumber };
    const { body: asked } = await oversight.ask(former, 'POST', '/api/exclusions', request);
    await announce(ofCity.id);
    const approve = (by: Person) =>
      oversight.ask(by, 'POST', `/api/exclusions/${String(asked.id)}/approve`, { explanation: '气象证明属实' });
    expect(await approve(supervisorOf('410100'))).toMatchObject({ status: 403 });
    expect(await approve(province)).toMatchObject({ status: 200, body: { bureau: { id: old.id }, successor: ofCity } });
  });

  it('is kept from its successor where it is about a complaint about that', async () => {
    const asked = { ...exclusion, caseNumber: watched.caseNumber };
    await oversight.ask(former, 'POST', '/api/exclusions', asked);
    await oversight.happen(watched, 'xinqiao.case.resolved.v1', reply);
    await complainedOf(successor);
    // What is over stays with whom it was, and is kept from them at the door alone.
    const over = await oversight.assigned(old);
    const { body: closedEntry } = await put(over, {});
    await complainedOf(successor, over);
    await closed(String(closedEntry.id));
    const other = await oversight.assigned(old);
    const { body: seen } = await instruct(other, [old.id]);
    await announce(successor.id);
    const door = (what: string) => `/api/bureaus/${successor.id}/${what}`;
    await eventually(async () => (await idsIn(colleague, door('instructions'))).includes(seen.id));
    expect(await idsIn(colleague, door('instructions'))).not.toContain(before.instructionId);
    const listed = await rowsIn(colleague, `${door('supervision')}?limit=100&state=closed`);
    expect(listed.map(({ id }) => id)).not.toContain(closedEntry.id);
    expect(await idsIn(colleague, door('supervision'))).not.toContain(before.entryId);
    expect(await idsIn(colleague, door('escalations'))).not.toContain(before.escalationId);
    const excluded = await oversight.ask(colleague, 'GET', door('exclusions'));
    expect(JSON.stringify(excluded.body)).not.toContain(watched.caseNumber);
    for (const id of [before.entryId, String(closedEntry.id)]) {
      const entry = door(`supervision/${id}`);
      expect(await oversight.ask(colleague, 'GET', entry)).toMatchObject({ status: 404 });
      expect(await oversight.ask(colleague, 'POST', `${entry}/report`, { text: '已复工' })).toMatchObject({
        status: 404,
      });
    }
    const report = { version: 1, text: '已复工' };
    const instruction = door(`instructions/${before.instructionId}/report`);
    expect(await oversight.ask(colleague, 'POST', instruction, report)).toMatchObject({ status: 404 });
  });

  it.each([
    ['after', () => announce(successor.id), () => complainedOf(successor)],
    ['before', () => complainedOf(successor), () => announce(successor.id)],
  ])(
    'goes back to the supervisors where the case, %s the merger, is a complaint about its successor',
    async (_, first, then) => {
      const escalation = `/api/escalations/${before.escalationId}`;
      expect(await oversight.ask(former, 'POST', `${escalation}/acknowledge`, { version: 2 })).toMatchObject({
        status: 200,
      });
      await first();
      const entry = async (): Promise<object> =>
        (await oversight.ask(province, 'GET', `/api/supervision/${before.entryId}`)).body as object;
      expect(await entry()).toMatchObject({ bureau: { id: old.id } });
      await then();
      const { body: asked } = await oversight.ask(province, 'GET', escalation);
      expect(asked).toMatchObject({ state: 'waiting', regionCode: '410181', answerBy: expect.any(String) });
      expect(asked).not.toHaveProperty('toBureauId');
      expect(await entry()).not.toHaveProperty('bureau');
      await oversight.letPass('12 days');
      await oversight.app.get(RaiseReminders, { strict: false }).round();
      await oversight.letPass('-12 days');
      const raised = await oversight.announced('xinqiao.reminder.raised.v1');
      for (const id of [before.entryId, before.instructionId]) {
        const reminders = raised.filter((one) => one.id === id);
        expect(reminders).toMatchObject([{ step: 'before', regionCode: '410000' }]);
        expect(reminders[0]).not.toHaveProperty('bureau');
      }
    },
  );

  it('is not asked of its successor where the case is a complaint about the bureau', async () => {
    await complainedOf(old);
    await announce(successor.id);
    const refused = { status: 409, body: { code: 'complained-of' } };
    expect(await instruct(watched, [successor.id])).toMatchObject(refused);
    expect(await put(watched, { bureauId: successor.id })).toMatchObject(refused);
    const { body: escalation } = await oversight.ask(province, 'GET', `/api/escalations/${before.escalationId}`);
    expect(await delegate(before.escalationId, Number(escalation.version), successor.id)).toMatchObject(refused);
  });

  /** What routing says of the bureau from now on. */
  const announce = (successorId: string | undefined) => oversight.announce({ ...old, successorId, version: ++version });

  async function askedOf(one: WatchedCase): Promise<Asked> {
    const { body: instruction } = await instruct(one, [old.id]);
    const raised = await oversight.announced('xinqiao.escalation.raised.v1');
    const escalationId = String(raised.find(({ caseId }) => caseId === one.caseId)?.escalationId);
    await delegate(escalationId, 1, old.id);
    return { entryId: String(instruction.entryId), instructionId: String(instruction.id), escalationId };
  }

  async function instruct({ caseNumber }: WatchedCase, bureauIds: string[]) {
    const body = { caseNumber, text: '请立即查清', bureauIds, answerBy: await oversight.inDays(14) };
    return oversight.ask(leader, 'POST', '/api/instructions', body);
  }

  async function put({ caseNumber }: WatchedCase, more: object) {
    const body = { caseNumber, why: '群众反复反映', dueAt: await oversight.inDays(30), ...more };
    return oversight.ask(supervisorOf('410181'), 'POST', '/api/supervision', body);
  }

  const delegate = (escalationId: string, seen: number, bureauId: string) =>
    oversight.ask(province, 'POST', `/api/escalations/${escalationId}/delegate`, {
      ...{ version: seen, regionCode: old.regionCode, bureauId, reason: '由该局核实' },
    });

  async function survey(): Promise<{ surveyId: string; questionId: string }> {
    const { caseNumber } = await oversight.assigned(neighbour, { function: 'resettlement' });
    const body = { caseNumber, scope: 'province', question: '是否存在安置房停工问题？' };
    const answerBy = await oversight.inDays(20);
    const { body: made } = await oversight.ask(province, 'POST', '/api/surveys', { ...body, answerBy });
    const asked = await oversight.announced('xinqiao.survey.asked.v1');
    const questionId = String(asked.find(({ surveyId }) => surveyId === made.id)?.questionId);
    return { surveyId: String(made.id), questionId };
  }

  async function closed(entryId: string): Promise<void> {
    const { version } = (await oversight.ask(province, 'GET', `/api/supervision/${entryId}`)).body as {
      version: number;
    };
    const command = { version, evidence: '会议纪要', reason: '另案处理' };
    expect(await oversight.ask(province, 'POST', `/api/supervision/${entryId}/close`, command)).toMatchObject({
      status: 200,
    });
  }

  const complainedOf = (bureau: typeof successor, one = watched) =>
    oversight.happen(one, 'xinqiao.case.complained-of.v1', {
      ...{ status: 'resolved', bureau: old, named: bureau, about: [bureau] },
      ...{ hadIt: false, foundBy: 'supervisor', reason: '反映该局人员' },
    });

  async function idsIn(person: Person, url: string): Promise<unknown[]> {
    return (await rowsIn(person, `${url}?limit=100`)).map(({ id }) => id);
  }

  async function rowsIn(person: Person, url: string): Promise<Row[]> {
    const { body } = await oversight.ask(person, 'GET', url);
    return (body.entries ?? []) as Row[];
  }

  async function statusOf(person: Person, bureau: { id: string }): Promise<number> {
    const url = `/api/bureaus/${bureau.id}/supervision/${before.entryId}`;
    return (await oversight.ask(person, 'GET', url)).status;
  }
});
