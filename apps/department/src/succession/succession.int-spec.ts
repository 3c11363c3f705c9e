import { DepartmentOverHttp } from '../../test/department-over-http.ts';
import { nodesOfPlan, planOf } from '../../test/plan-of.ts';
import {
  handler,
  handlerAt,
  inDirectory,
  mergedBureau,
  officer,
  stranger,
  sureProposal,
  xiangchengLabour,
  xiangchengUrbanManagement,
} from '../../test/samples.ts';
import type { Message } from '../../test/department-under-test.ts';
import type { Bureau } from '#contracts';
import { mergedQuery } from '#platform';
import { eventually } from '#testing';
import { followDirectory } from '../directory/follow-directory.ts';
import type { CaseView } from '../handling/case-view.dto.ts';
import type { StaffMember } from '../handling/domain/who-may.ts';
import { concernedStatement, MoveToSuccessors, withWorkStatement } from './move-to-successors.ts';

const old = { id: '411681-housing-security', name: '项城市住房保障中心', regionCode: '411681' };
const formerHandler = handlerAt(old);
const colleague = handlerAt(xiangchengUrbanManagement);
/** A complaint about the old bureau, at the one into which it is to be merged. */
const complaintAtSuccessor = { ...sureProposal, lead: xiangchengUrbanManagement, about: [old] };
const aboutOld = { ...sureProposal, about: [old] };
const queueOf = ({ id }: { id: string }) => `/api/bureaus/${id}/queue?view=all&limit=200`;

describe('The cases of a bureau that was merged', () => {
  let department: DepartmentOverHttp;
  let version = 0;
  beforeEach(async () => {
    department = await DepartmentOverHttp.start();
    version = 0;
    await announce(undefined);
  });
  afterEach(() => department.stop());

  it('are moved to its successor in portions, each once, by however many instances', async () => {
    const cases = await department.routedAll({ ...sureProposal, lead: old }, 450);
    await announce(xiangchengUrbanManagement.id);
    const successors = department.app.get(MoveToSuccessors, { strict: false });
    await eventually(async () => {
      await Promise.all([successors.round(), successors.round(), successors.round()]);
      return (await countOf(old.id)) === 0;
    });
    expect(await countOf(xiangchengUrbanManagement.id)).toBe(cases.length);
    const told = await department.dataSource.query<object[]>(
      `select count(*)::integer as events, count(distinct key)::integer as cases from outbox
       where headers::json ->> 'ce_type' = 'xinqiao.case.bureau-succeeded.v1'`,
    );
    expect(told).toEqual([{ events: cases.length, cases: cases.length }]);
    expect(await successors.round()).toBe(false);
  });

  it('are worked on by its staff at the successor, whatever their tokens still say, until the merger is taken back', async () => {
    const { caseNumber } = await department.routed({ ...sureProposal, lead: old });
    await announce(xiangchengUrbanManagement.id);
    await eventually(async () =>
      JSON.stringify(await department.ask(formerHandler, 'GET', queueOf(old))).includes(caseNumber),
    );
    expect(
      await department.ask(formerHandler, 'POST', `/api/cases/${caseNumber}/accept`, { version: 3 }),
    ).toMatchObject({
      status: 200,
    });
    expect(JSON.stringify(await department.ask(colleague, 'GET', queueOf(xiangchengUrbanManagement)))).toContain(
      caseNumber,
    );
    await announce(undefined);
    await eventually(
      async () => (await department.ask(formerHandler, 'GET', `/api/cases/${caseNumber}`)).status === 403,
    );
  });

  it('are read by the successor also where they are settled, with the notes, and found by their words', async () => {
    const { caseNumber } = await department.routed({ ...sureProposal, lead: old });
    const act = (action: string, body: object) =>
      department.ask(formerHandler, 'POST', `/api/cases/${caseNumber}/${action}`, body);
    await act('accept', { version: 2 });
    await act('notes', { text: '已电话核实' });
    await act('resolve', { version: 3, visibility: 'public', text: '所欠工资已全部发放，可到公司财务室领取。' });
    expect(await department.ask(colleague, 'GET', `/api/cases/${caseNumber}`)).toMatchObject({ status: 403 });
    await announce(xiangchengUrbanManagement.id);
    await eventually(async () => (await department.ask(colleague, 'GET', `/api/cases/${caseNumber}`)).status === 200);
    const notes = await department.ask(colleague, 'GET', `/api/cases/${caseNumber}/notes`);
    expect(notes.body).toMatchObject({ entries: [{ text: '已电话核实' }] });
    const search = `/api/bureaus/${xiangchengUrbanManagement.id}/search`;
    const found = await department.ask(colleague, 'POST', search, { text: '拖欠工资' });
    expect(found.body).toMatchObject({ entries: [{ caseNumber }] });
    const reopened = await department.askAsCitizen({ caseNumber, caseId: await idOf(caseNumber) }, 'reopen', {
      reason: '未发',
    });
    expect(reopened).toMatchObject({ status: 200 });
    await eventually(async () => (await countOf(xiangchengUrbanManagement.id)) === 1);
  });

  it('are kept from the successor where they are complaints about the predecessor', async () => {
    const about = [old];
    const ofSuccessor = await department.routed({ ...sureProposal, lead: xiangchengUrbanManagement, about });
    const onTheDesk = await department.routed({ ...sureProposal, sure: false, about });
    await announce(xiangchengUrbanManagement.id);
    await eventually(async () => (await countOf(xiangchengUrbanManagement.id)) === 0);
    expect(await department.ask(stranger, 'GET', `/api/cases/${ofSuccessor.caseNumber}`)).toMatchObject({
      status: 403,
    });
    await eventually(async () => (await versionOf(onTheDesk.caseNumber)) === 3);
    const assign = { version: 3, lead: xiangchengUrbanManagement };
    expect(await department.ask(officer, 'POST', `/api/cases/${onTheDesk.caseNumber}/assign`, assign)).toMatchObject({
      status: 409,
      body: { code: 'complained-of' },
    });
  });

  it('follow to the successor also where its predecessor only helps, with or without a task', async () => {
    const named = await department.routed({ ...sureProposal, coHandling: [old] });
    const asked = await department.routed(sureProposal);
    const act = (staff: StaffMember, action: string, body: object) =>
      department.ask(staff, 'POST', `/api/cases/${asked.caseNumber}/${action}`, body);
    await act(handler, 'accept', { version: 2 });
    await act(handler, 'ask-co-bureau', { version: 3, bureau: old, task: '核查' });
    const taskId = (await readBy(handler, asked.caseNumber)).coTasks[0]?.id;
    await act(formerHandler, 'complete-co-task', { version: 4, taskId, answer: '已核查' });
    await announce(xiangchengUrbanManagement.id);
    for (const { caseNumber } of [named, asked])
      await eventually(async () => (await helpersOf(caseNumber)).join() === xiangchengUrbanManagement.id);
    const { coTasks, coHandling } = await readBy(colleague, asked.caseNumber);
    expect(coHandling).toEqual([xiangchengUrbanManagement]);
    expect(coTasks).toMatchObject([{ bureau: old, status: 'completed' }]);
    await announce(undefined);
    await eventually(
      async () => (await department.ask(formerHandler, 'GET', `/api/cases/${asked.caseNumber}`)).status === 403,
    );
  });

  it('go on telling what was done in them by a helper that was merged into their lead bureau', async () => {
    const { caseNumber } = await department.routed(sureProposal);
    const act = (staff: StaffMember, action: string, body: object) =>
      department.ask(staff, 'POST', `/api/cases/${caseNumber}/${action}`, body);
    await act(handler, 'accept', { version: 2 });
    await act(handler, 'ask-co-bureau', { version: 3, bureau: old, task: '核查' });
    const taskId = (await readBy(handler, caseNumber)).coTasks[0]?.id;
    await act(formerHandler, 'complete-co-task', { version: 4, taskId, answer: '已核查' });
    await announce(xiangchengLabour.id);
    await eventually(async () => (await helpersOf(caseNumber)).length === 0);
    const { coTasks } = await readBy(formerHandler, caseNumber);
    expect(coTasks).toMatchObject([{ id: taskId, bureau: old, task: '核查', status: 'completed' }]);
  });

  it('go to the desk when a settled complaint about the predecessor is taken up again at the successor', async () => {
    const caseNumber = await resolved(xiangchengUrbanManagement, [old]);
    const caseId = await idOf(caseNumber);
    await announce(xiangchengUrbanManagement.id);
    const reopened = await department.askAsCitizen({ caseNumber, caseId }, 'reopen', { reason: '仍未处理' });
    expect(reopened).toMatchObject({ status: 200, body: { status: 'triage' } });
    await eventually(async () => (await readBy(officer, caseNumber)).about.length === 2);
    const told = await department.dataSource.query<object[]>(
      `select value::json ->> 'status' as status, value::json -> 'bureau' as bureau, value::json -> 'successor' ->> 'id' as successor
       from outbox where key = $1 and (value::json ->> 'caseVersion')::integer > 4 order by id`,
      [caseId],
    );
    expect(told).toEqual([
      { status: 'triage', bureau: null, successor: null },
      { status: 'triage', bureau: null, successor: xiangchengUrbanManagement.id },
    ]);
  });

  it.each([
    ['it is undone', (member: Message) => act(officer, member, 'unmerge', { version: 3, reason: '不是同一事项' })],
    ['the other is withdrawn', (_: Message, other: Message) => department.askAsCitizen(other, 'withdraw', {})],
  ])('go to the desk, and are announced for no bureau, when they were merged into others until %s', async (_, end) => {
    const [member, other] = [await department.routed(complaintAtSuccessor), await department.routed(aboutOld)];
    const into = { version: 2, into: other.caseNumber, reason: '同一事项' };
    await act(officer, member, 'merge', into);
    await announce(xiangchengUrbanManagement.id);
    expect(await end(member, other)).toMatchObject({ status: 200 });
    expect(await readBy(officer, member.caseNumber)).toMatchObject({ status: 'triage' });
    const told = await department.dataSource.query<object[]>(
      `select value::json ->> 'status' as status, value::json -> 'bureau' as bureau from outbox
       where key = $1 and headers::json ->> 'ce_type' = 'xinqiao.case.unmerged.v1'`,
      [member.caseId],
    );
    expect(told).toEqual([{ status: 'triage', bureau: null }]);
    await eventually(async () => (await readBy(officer, member.caseNumber)).about.length === 2);
  });

  it('are given to the successor by no desk, though it has them before they are moved', async () => {
    const message = await department.routed({ ...aboutOld, sure: false });
    await announce(xiangchengUrbanManagement.id);
    const assigned = await act(officer, message, 'assign', { version: 2, lead: xiangchengUrbanManagement });
    expect([assigned.status, ['complained-of', 'case-changed']]).toEqual([
      409,
      expect.arrayContaining([assigned.body.code]),
    ]);
  });

  it('stand on no list of the successor, and are given to nobody there, while they are complaints that are still to be moved', async () => {
    const [led, helped] = [await department.routed(complaintAtSuccessor), await department.routed(sureProposal)];
    await department.ask(handler, 'POST', `/api/cases/${helped.caseNumber}/accept`, { version: 2 });
    const help = { version: 3, bureau: xiangchengUrbanManagement, task: '核查' };
    await department.ask(handler, 'POST', `/api/cases/${helped.caseNumber}/ask-co-bureau`, help);
    const naming = { version: 4, bureau: old, reason: '反映该单位人员' };
    await department.ask(officer, 'POST', `/api/cases/${helped.caseNumber}/name-complained-of`, naming);
    const at = `/api/bureaus/${xiangchengUrbanManagement.id}`;
    const seen = async () => {
      const [queue, tasks, counts] = await Promise.all(
        ['/queue', '/co-tasks', '/queue/counts'].map((list) => department.ask(colleague, 'GET', `${at}${list}`)),
      );
      const entries = [...queue!.body.entries, ...tasks!.body.entries] as { caseNumber: string }[];
      return [...entries.map(({ caseNumber }) => caseNumber), counts!.body.all as number];
    };
    expect(await seen()).toEqual([led.caseNumber, helped.caseNumber, 1]);
    // Whoever holds the cases keeps them from being moved.
    await department.dataSource.transaction(async (manager) => {
      await manager.query('select from "case" where id = any($1::uuid[]) for update', [[led.caseId, helped.caseId]]);
      await announce(xiangchengUrbanManagement.id);
      await eventually(async () => (await seen()).join() === '0');
      expect(await department.ask(colleague, 'POST', `${at}/queue/take-next`)).toMatchObject({ status: 200, body: {} });
    });
    await eventually(async () => (await countOf(xiangchengUrbanManagement.id)) === 0);
  });

  it('that are complaints about the one are merged with those about the other', async () => {
    const [ofOld, ofBoth] = await department.routedAll({ ...sureProposal, about: [old] }, 2);
    const ofNew = await department.routed({ ...sureProposal, about: [xiangchengUrbanManagement] });
    const merge = async ({ caseNumber }: Message, into: Message) => {
      const version = await versionOf(caseNumber);
      const body = { version, into: into.caseNumber, reason: '同一事项' };
      return department.ask(officer, 'POST', `/api/cases/${caseNumber}/merge`, body);
    };
    expect(await merge(ofOld!, ofNew)).toMatchObject({ status: 400, body: { errors: [{ rule: 'same-bureaus' }] } });
    await announce(xiangchengUrbanManagement.id);
    await eventually(async () => (await versionOf(ofBoth!.caseNumber)) === 3);
    expect(await merge(ofBoth!, ofNew)).toMatchObject({ status: 200 });
  });

  it('are neither found nor opened by the successor where they are settled and a complaint about either', async () => {
    const ordinary = await resolved(old);
    const aboutSuccessor = await resolved(old, [xiangchengUrbanManagement]);
    const aboutPredecessor = await resolved(xiangchengUrbanManagement, [old]);
    const namedAfterwards = await resolved(old);
    const complaints = [aboutSuccessor, aboutPredecessor, namedAfterwards];
    await announce(xiangchengUrbanManagement.id);
    const search = async (text: string) => {
      const url = `/api/bureaus/${xiangchengUrbanManagement.id}/search`;
      const { body } = await department.ask(colleague, 'POST', url, { text });
      return (body.entries as { caseNumber: string }[]).map(({ caseNumber }) => caseNumber);
    };
    await eventually(async () => (await search('拖欠工资')).join() === [namedAfterwards, ordinary].join());
    const named = { version: 4, bureau: xiangchengUrbanManagement, reason: '反映该局人员' };
    const naming = await department.ask(officer, 'POST', `/api/cases/${namedAfterwards}/name-complained-of`, named);
    expect(naming).toMatchObject({ status: 200 });
    expect(await search('拖欠工资')).toEqual([ordinary]);
    expect(await search(ordinary)).toEqual([ordinary]);
    for (const caseNumber of complaints) {
      expect(await search(caseNumber)).toEqual([]);
      expect(await partsOpen(caseNumber)).toEqual([]);
    }
  });

  it('are moved whatever keeps those of another bureau from it', async () => {
    const stuck = await department.routed({ ...sureProposal, lead: old });
    await department.dataSource.query(`update "case" set status = 'decline-pending' where number = $1`, [
      stuck.caseNumber,
    ]);
    await announce(xiangchengUrbanManagement.id);
    await department.routed({ ...sureProposal, lead: mergedBureau });
    await eventually(async () => (await countOf(xiangchengLabour.id)) === 1);
    expect(await countOf(old.id)).toBe(1);
  });

  it('are looked for along indexes, however many there are of others', async () => {
    const { dataSource } = department;
    await department.routed({ ...sureProposal, lead: xiangchengLabour });
    await dataSource.query(
      `insert into "case" (id, number, status, version, since, channel, submitted_at, subject, region_code, urgent, proposal, lead, co_handling, clocks)
       select uuidv7(), to_char(n, 'FM00000000'), 'assigned', 2, since, channel, submitted_at, subject, region_code, false, proposal, lead, '[]', '[]'
       from "case", generate_series(1, 20000) as n`,
    );
    await dataSource.query('analyze "case"');
    for (const statement of [
      { text: concernedStatement, parameters: [old.id, xiangchengUrbanManagement.id, 200] },
      { text: withWorkStatement, parameters: [[old.id], [xiangchengUrbanManagement.id]] },
    ]) {
      const scans = (await nodesOfPlan(dataSource, statement)).filter((node) => node['Relation Name'] === 'case');
      expect(scans.map((node) => node['Node Type'])).not.toContain('Seq Scan');
    }
  });

  it('are asked for by one look into an index for each merger, and by none where there was none, however many bureaus and complaints there are', async () => {
    const { dataSource } = department;
    await dataSource.query(
      `insert into bureau (id, version, name, region_code, successor_id)
       select '410000-bureau-' || n, 1, '某某局', '410000', case when n < 21 then '410000-bureau-21' end from generate_series(1, 5000) as n`,
    );
    await dataSource.query('analyze bureau');
    // These twenty and the one that the department has from the beginning, and the successors of both.
    expect(await planOf(dataSource, { text: mergedQuery, parameters: [] }, 'bureau')).toMatchObject({ rowsRead: 23 });
    await department.routed(sureProposal);
    await dataSource.query(
      `insert into "case" (id, number, status, version, since, channel, submitted_at, subject, region_code, urgent, proposal, lead, co_handling, clocks, aside)
       select uuidv7(), to_char(n, 'FM00000000'), 'assigned', 2, since, channel, submitted_at, subject, region_code, false, proposal, lead,
         '[{ "id": "410000-bureau-1" }]', '[]', '{ "about": [{ "id": "410000-bureau-2" }] }'
       from "case", generate_series(1, 3000) as n`,
    );
    await dataSource.query('analyze "case"');
    const mergers = [
      [old.id, mergedBureau.id],
      [xiangchengUrbanManagement.id, xiangchengLabour.id],
    ];
    expect(await planOf(dataSource, { text: withWorkStatement, parameters: mergers })).toMatchObject({ rowsRead: 0 });
  });

  const act = (staff: StaffMember, { caseNumber }: Message, action: string, body: object) =>
    department.ask(staff, 'POST', `/api/cases/${caseNumber}/${action}`, body);

  /** What routing says of the old bureau from now on. */
  const announce = (successorId: string | undefined) =>
    department.dataSource.transaction((manager) =>
      followDirectory(manager, [inDirectory(old, successorId, ++version)]),
    );

  /** The number of a case that this bureau has resolved. @param about whom it was a complaint about from the beginning */
  async function resolved(lead: Bureau, about?: Bureau[]): Promise<string> {
    const { caseNumber } = await department.routed({ ...sureProposal, lead, about });
    const act = (action: string, body: object) =>
      department.ask(handlerAt(lead), 'POST', `/api/cases/${caseNumber}/${action}`, body);
    await act('accept', { version: 2 });
    await act('resolve', { version: 3, visibility: 'public', text: '所欠工资已全部发放，可到公司财务室领取。' });
    return caseNumber;
  }

  /** What of a case is open to a colleague at the successor, read or written. */
  async function partsOpen(caseNumber: string): Promise<string[]> {
    const asked = [
      ['GET', ''],
      ['GET', '/notes'],
      ['POST', '/notes', { text: '已电话核实' }],
      ['GET', '/attachments'],
      ['POST', '/look'],
    ] as const;
    const answers = await Promise.all(
      asked.map(([method, part, body]) => department.ask(colleague, method, `/api/cases/${caseNumber}${part}`, body)),
    );
    return asked.flatMap(([method, part], index) => (answers[index]?.status === 403 ? [] : [`${method} ${part}`]));
  }

  async function readBy(staff: StaffMember, caseNumber: string): Promise<CaseView> {
    const { body } = await department.ask(staff, 'GET', `/api/cases/${caseNumber}`);
    return body as CaseView;
  }

  async function helpersOf(caseNumber: string): Promise<string[]> {
    return (await readBy(officer, caseNumber)).coHandling.map(({ id }) => id);
  }

  async function countOf(leadId: string): Promise<number> {
    const [row] = await department.dataSource.query<[{ count: number }]>(
      `select count(*)::integer as count from "case" where lead_id = $1 and status <> 'resolved'`,
      [leadId],
    );
    return row.count;
  }

  async function idOf(caseNumber: string): Promise<string> {
    const [row] = await department.dataSource.query<[{ id: string }]>('select id from "case" where number = $1', [
      caseNumber,
    ]);
    return row.id;
  }

  async function versionOf(caseNumber: string): Promise<number> {
    const [row] = await department.dataSource.query<[{ version: number }]>(
      'select version from "case" where number = $1',
      [caseNumber],
    );
    return row.version;
  }
});
