import { v7 } from 'uuid';
import type { CaseEvent } from '#platform';
import { anyEvent, OversightOverHttp, type WatchedCase } from '../../test/oversight-over-http.ts';
import { auditor, gongyiHousing, supervisorOf } from '../../test/people.ts';

const city = supervisorOf('411000');
const weidu = { id: '411002-urban-management', name: '魏都区城市管理局', regionCode: '411002' };
const jianan = { id: '411003-urban-management', name: '建安区城市管理局', regionCode: '411003' };

describe('A hot issue that is watched', () => {
  let oversight: OversightOverHttp;
  let id: string;

  beforeAll(async () => {
    oversight = await OversightOverHttp.start();
    await oversight.announce(weidu, jianan, { ...gongyiHousing, functions: ['heating'] });
  });
  afterAll(() => oversight.stop());
  beforeEach(() => {
    id = v7();
  });

  const at = (minute: number) => `2026-12-12T02:${String(minute).padStart(2, '0')}:00.000Z`;
  const said = (step: 'proposed' | 'confirmed' | 'grown', minute: number, more: object = {}): CaseEvent =>
    anyEvent(`xinqiao.hot-issue.${step}.v1`, {
      ...{ hotIssueId: id, title: '许昌市暖气不热', region: { code: '411000', name: '许昌市' }, people: 3 },
      ...{
        firstAt: at(0),
        lastAt: at(1),
        occurredAt: at(minute),
        ...(step === 'confirmed' && { confirmedBy: 'staff' }),
      },
      ...more,
    });
  const member = (step: 'joined' | 'left', { caseId, caseNumber }: WatchedCase, minute: number): CaseEvent =>
    anyEvent(`xinqiao.hot-issue.member-${step}.v1`, { hotIssueId: id, caseId, caseNumber, occurredAt: at(minute) });
  const read = async (person = city) => oversight.ask(person, 'GET', `/api/watched-hot-issues/${id}`);
  const heatingAt = (bureau: object) => oversight.assigned(bureau, { function: 'heating' });

  it('shows its heat, people, places and spread by day, as its cases come and go', async () => {
    const cases = [await heatingAt(weidu), await heatingAt(weidu), await heatingAt(jianan)];
    await oversight.hear([said('proposed', 5)]);
    expect((await read()).body).toMatchObject({ title: '许昌市暖气不热', status: 'proposed', people: 3, cases: 0 });
    await oversight.hear([said('confirmed', 6), ...cases.map((one) => member('joined', one, 6))]);
    const { body } = await read();
    expect(body).toMatchObject({
      ...{ status: 'confirmed', cases: 3, regionCode: '411000' },
      days: [{ cases: 3, total: 3, places: 2 }],
      places: [
        { regionCode: '411002', cases: 2, resolved: 0 },
        { regionCode: '411003', cases: 1 },
      ],
    });
    const reply = { bureau: weidu, visibility: 'public', text: '已供热' };
    await oversight.happen(cases[0]!, 'xinqiao.case.resolved.v1', reply);
    await oversight.hear([member('left', cases[2]!, 7)]);
    const later = (await read()).body;
    expect(later).toMatchObject({ cases: 2, places: [{ regionCode: '411002', cases: 2, resolved: 1 }] });
    expect(later.heat).toBeLessThan(Number(body.heat));
  });

  it('is the same whatever order is heard in, before its cases as well, and however often', async () => {
    const tell = async (order: (events: CaseEvent[]) => CaseEvent[]) => {
      id = v7();
      const watched = await heatingAt(weidu);
      const other = { caseId: v7(), caseNumber: '20261212-0000009-1', version: 0 };
      const county = {
        region: { code: '411002', name: '魏都区' },
        function: 'property',
        matter: { code: 'A', name: '旧事项' },
      };
      const events = [
        said('proposed', 1, { ...county, people: 5, title: '旧名' }),
        said('confirmed', 2, { function: 'heating' }),
        // Said by a clock that is ahead: what a person or the policy confirmed counts all the same.
        said('proposed', 3, { ...county, people: 9, title: '旧名' }),
        member('joined', watched, 3),
        member('joined', other, 3),
        member('left', other, 4),
      ];
      for (const event of order(events)) await oversight.hear([event]);
      const {
        title,
        status,
        regionCode,
        function: itsFunction,
        matter,
        people,
        cases,
        places,
        version,
      } = (await read()).body;
      return { title, status, regionCode, function: itsFunction, matter, people, cases, places, version };
    };
    const inOrder = await tell((events) => events);
    expect(inOrder).toMatchObject({ title: '许昌市暖气不热', status: 'confirmed', people: 3, cases: 1 });
    expect(inOrder).toMatchObject({ regionCode: '411000', function: 'heating', matter: undefined });
    expect(await tell((events) => events.toReversed())).toEqual(inOrder);
    expect(await tell((events) => [...events.toReversed(), ...events])).toEqual(inOrder);
    expect(await tell(([proposed, confirmed, ...rest]) => [confirmed!, proposed!, ...rest])).toEqual(inOrder);
  });

  it('is shown to who answers for the region that it is said to have come to', async () => {
    const county = { region: { code: '411002', name: '魏都区' } };
    await oversight.hear([said('proposed', 1, county)]);
    expect(await read(supervisorOf('411002'))).toMatchObject({ status: 200 });
    await oversight.hear([said('proposed', 2, { people: 8 })]);
    expect(await read(supervisorOf('411002'))).toMatchObject({ status: 403 });
    await oversight.hear([said('proposed', 1, county)]);
    expect((await read()).body).toMatchObject({ regionCode: '411000', people: 8, status: 'proposed' });
  });

  it('goes on growing after it is confirmed, whatever order that is heard in', async () => {
    const county = { region: { code: '411002', name: '魏都区' } };
    for (const isInOrder of [true, false]) {
      id = v7();
      const events = [said('confirmed', 2, county), said('grown', 4, { people: 8 }), said('proposed', 5, county)];
      for (const event of isInOrder ? events : events.toReversed()) await oversight.hear([event]);
      expect((await read()).body).toMatchObject({ status: 'confirmed', people: 8, regionCode: '411000' });
      expect(await read(supervisorOf('411002'))).toMatchObject({ status: 403 });
    }
  });

  it('counts a case of which nothing was known when it joined', async () => {
    await oversight.hear([said('confirmed', 1)]);
    const unknown = { caseId: v7(), caseNumber: '20261212-0000008-3', version: 0 };
    await oversight.hear([member('joined', unknown, 2)]);
    expect((await read()).body).toMatchObject({ cases: 1, days: [], places: [] });
    const submittedAt = '2026-12-13T20:00:00.000Z';
    await oversight.happen(unknown, 'xinqiao.case.opened.v1', { channel: 'web', submittedAt, regionHint: '411002' });
    expect((await read()).body).toMatchObject({
      cases: 1,
      days: [{ day: '2026-12-14', cases: 1 }],
      places: [{ regionCode: '411002' }],
      lastAt: submittedAt,
    });
  });

  it('is listed hottest first for who answers for its region, each on exactly one page', async () => {
    const issues: string[] = [];
    for (const people of [4, 9, 6, 6, 1]) {
      id = v7();
      issues.push(id);
      await oversight.hear([said('proposed', 5, { people, region: { code: '410882', name: '沁阳市' } })]);
    }
    const seen: string[] = [];
    let after = '';
    do {
      const url = `/api/watched-hot-issues?limit=2${after}`;
      const { body } = await oversight.ask(supervisorOf('410800'), 'GET', url);
      seen.push(...(body.entries as { id: string }[]).map((one) => one.id));
      after = body.next ? `&after=${String(body.next)}` : '';
    } while (after);
    const [four, nine, six, alsoSix, one] = issues;
    expect(seen).toEqual([nine, ...[six, alsoSix].toSorted().toReversed(), four, one]);
    const others = await oversight.ask(city, 'GET', '/api/watched-hot-issues?limit=200');
    expect((others.body.entries as { id: string }[]).filter((entry) => issues.includes(entry.id))).toEqual([]);
    expect(await read(city)).toMatchObject({ status: 403 });
    expect(await read(auditor)).toMatchObject({ status: 200 });
  });

  it('keeps what a meeting found and decided, once, and which surveys were asked because of it', async () => {
    await oversight.hear([said('confirmed', 5)]);
    const meeting = async (more: object = {}) =>
      oversight.ask(city, 'POST', `/api/watched-hot-issues/${id}/meetings`, {
        ...{ version: 1, heldAt: at(30), attendees: ['市城管局', '市发改委'], findings: '热源不足' },
        ...{ decision: '新建供热主管网', bureauId: weidu.id, dueAt: await oversight.inDays(200), ...more },
      });
    const both = await Promise.all([meeting(), meeting()]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(await meeting({ version: 2, bureauId: '411002-nobody' })).toMatchObject({ status: 400 });
    const watched = await heatingAt(weidu);
    const body = {
      caseNumber: watched.caseNumber,
      scope: 'province',
      question: '是否存在暖气不热问题？',
      hotIssueId: id,
    };
    const answerBy = await oversight.inDays(20);
    const survey = await oversight.ask(supervisorOf('410000'), 'POST', '/api/surveys', { ...body, answerBy });
    expect(survey.status).toBe(201);
    expect((await read()).body).toMatchObject({
      meetings: [{ decision: '新建供热主管网', bureau: weidu, attendees: ['市城管局', '市发改委'] }],
      surveyIds: [survey.body.id],
      version: 2,
    });
    expect(await oversight.auditOf(`hot-issue:${id}`)).toContainEqual({ staff: city.sub, action: 'record-meeting' });
  });
});
