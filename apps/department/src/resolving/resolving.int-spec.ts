import { DepartmentOverHttp } from '../../test/department-over-http.ts';
import { type Message, untilWaiting } from '../../test/department-under-test.ts';
import {
  handler,
  head,
  headOf,
  stranger,
  supervisor,
  sureProposal,
  xiangchengLabour,
  xiangchengUrbanManagement,
} from '../../test/samples.ts';
import type { StaffMember } from '../handling/domain/who-may.ts';

const empty = '您反映的问题我局高度重视，正在处理。感谢您的来信！';
const full = '经核查，翠湖工地所欠工资四万八千元已于今日全部发放。';
const own = { visibility: 'public', text: full } as const;

describe('A final reply', () => {
  let department: DepartmentOverHttp;
  let message: Message;

  beforeAll(async () => {
    department = await DepartmentOverHttp.start();
  });
  afterAll(() => department.stop());
  beforeEach(async () => {
    message = await inProgress();
  });

  it('is checked while it is being written, and nothing changes', async () => {
    expect(await act(handler, 'check-reply', { text: empty })).toMatchObject({
      status: 200,
      body: { findings: [{ kind: 'says-nothing', weight: 'doubt', words: empty }] },
    });
    expect(await act(handler, 'check-reply', { text: full })).toMatchObject({ status: 200, body: { findings: [] } });
    expect(await seen()).toMatchObject({ status: 'in-progress', version: 3 });
  });

  it('is checked for its own bureau only', async () => {
    for (const staff of [stranger, headOf(xiangchengUrbanManagement)])
      expect(await act(staff, 'check-reply', { text: full })).toMatchObject({ status: 403 });
  });

  it('resolves the case when it answers what was asked', async () => {
    expect(await resolve(handler, 3, full)).toMatchObject({ status: 200, body: { status: 'resolved', findings: [] } });
  });

  it('waits for the head of the bureau when it is doubtful, who alone may confirm it, and sees why', async () => {
    expect(await resolve(handler, 3, empty)).toMatchObject({
      status: 200,
      body: { status: 'in-progress', version: 4, findings: [{ kind: 'says-nothing' }] },
    });
    const confirm = { version: 4 };
    for (const staff of [handler, stranger, supervisor, headOf(xiangchengUrbanManagement)])
      expect(await act(staff, 'confirm-resolution', confirm)).toMatchObject({ status: 403 });
    const desk = await department.ask(head, 'GET', `/api/bureaus/${xiangchengLabour.id}/awaiting-head`);
    expect(desk.body.entries).toContainEqual(
      expect.objectContaining({
        caseNumber: message.caseNumber,
        text: empty,
        doubts: [expect.stringContaining('答复只有礼貌用语')],
      }),
    );
    expect(await act(head, 'confirm-resolution', confirm)).toMatchObject({ body: { status: 'resolved', version: 5 } });
    expect((await story()).slice(3)).toMatchObject([
      { type: 'xinqiao.case.resolution-proposed.v1', staff: handler.subject, details: { text: empty } },
      {
        type: 'xinqiao.case.resolved.v1',
        staff: head.subject,
        details: { text: empty, doubts: [expect.stringContaining('答复只有礼貌用语')] },
      },
    ]);
    const after = await department.ask(head, 'GET', `/api/bureaus/${xiangchengLabour.id}/awaiting-head`);
    expect(after.body.entries).not.toContainEqual(expect.objectContaining({ caseNumber: message.caseNumber }));
  });

  it('is mended when the head refuses it', async () => {
    await resolve(handler, 3, empty);
    const refusal = { version: 4, reason: '请写明发放时间和金额' };
    expect(await act(head, 'refuse-resolution', refusal)).toMatchObject({
      body: { status: 'in-progress', version: 5 },
    });
    expect(await act(head, 'confirm-resolution', { version: 5 })).toMatchObject({
      status: 409,
      body: { code: 'action-not-allowed' },
    });
    expect(await resolve(handler, 5, full)).toMatchObject({ body: { status: 'resolved', version: 6 } });
  });

  it('may be mended before the head has spoken, who then confirms nothing that he has not seen', async () => {
    await resolve(handler, 3, empty);
    expect(await resolve(handler, 4, '已转相关部门处理，请耐心等待。')).toMatchObject({ body: { version: 5 } });
    expect(await act(head, 'confirm-resolution', { version: 4 })).toMatchObject({
      status: 409,
      body: { code: 'case-changed' },
    });
    expect(await resolve(handler, 5, full)).toMatchObject({ body: { status: 'resolved' } });
  });

  it('needs nobody else when the head gives it, and it is told that it was doubtful', async () => {
    expect(await resolve(head, 3, empty)).toMatchObject({ body: { status: 'resolved', findings: [{}] } });
    expect((await story()).at(-1)).toMatchObject({ details: { doubts: [expect.any(String)] } });
  });

  it('must answer what the citizen has added, and after a reopening what reopened the case', async () => {
    const add = '请同时核查材料押金的退还情况，材料押金一直没有退。';
    await department.askAsCitizen(message, 'supplement', { text: add });
    expect((await act(handler, 'check-reply', { text: full })).body.findings).toMatchObject([
      { kind: 'unanswered', words: expect.stringContaining('材料押金') },
    ]);
    await resolve(head, 4, full);
    await department.askAsCitizen(message, 'reopen', { reason: '材料押金还没有退，请退还材料押金。' });
    expect((await act(handler, 'check-reply', { text: full })).body.findings).not.toEqual([]);
    const more = '材料押金两千元已于今日退还。';
    expect((await act(handler, 'check-reply', { text: more })).body.findings).toEqual([]);
  });

  it('is withdrawn with what it answered when the case is sent back, waits or is to be declined', async () => {
    const until = new Date(Date.now() + 86_400_000).toISOString();
    for (const [action, body] of [
      ['return', { reason: '不属于本单位职责', dutyLine: '劳动监察' }],
      ['suspend', { waitingFor: 'citizen', reason: '请补充材料', until }],
      ['propose-decline', { legalGround: '信访工作条例第三十一条', explanation: '已立案' }],
      ['ask-co-bureau', { bureau: xiangchengUrbanManagement, task: '核查围挡' }],
    ] as const) {
      message = await inProgress();
      await resolve(handler, 3, empty);
      expect(await act(handler, action, { version: 4, ...body })).toMatchObject({ status: 200 });
      expect(await aside()).not.toHaveProperty('resolution');
      expect(await act(head, 'confirm-resolution', { version: 5 })).toMatchObject({
        status: action === 'return' ? 403 : 409,
      });
    }
  });

  it('is confirmed once when two click at the same moment', async () => {
    await resolve(handler, 3, empty);
    const answers = await department.dataSource.transaction(async (manager) => {
      await manager.query('select 1 from "case" where id = $1 for update', [message.caseId]);
      const asked = [1, 2].map(() => act(head, 'confirm-resolution', { version: 4 }));
      await untilWaiting(department, asked.length);
      return { asked };
    });
    expect((await Promise.all(answers.asked)).map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(await story()).toHaveLength(5);
  });

  it('is told for a template when the bureau gave it to other questions, and kept', async () => {
    const template = '经研究，我局将结合年度计划统筹安排，逐步推进，并依据规定向社会公示进度。';
    for (const body of ['路灯不亮', '公厕太少', '雨天积水', '缺少健身器材']) {
      message = await inProgress();
      await department.dataSource.query('update case_message set body = $2 where case_id = $1', [message.caseId, body]);
      await department.dataSource.query(`update "case" set subject = $2 where id = $1`, [message.caseId, body]);
      await resolve(head, 3, template);
    }
    message = await inProgress();
    expect((await act(handler, 'check-reply', { text: template })).body.findings).toContainEqual(
      expect.objectContaining({ kind: 'template' }),
    );
    await resolve(head, 3, full);
    const kept = await department.dataSource.query<object[]>('select 1 from reply_sketch where case_id = $1', [
      message.caseId,
    ]);
    expect(kept).toHaveLength(1);
  });

  it('is given one after another, also where many come at the same moment', async () => {
    await department.dataSource.query('truncate reply_sketch');
    const messages: Message[] = [];
    for (const body of [
      '甲乙丙丁戊己庚辛',
      '春夏秋冬寒暑往来',
      '金木水火土日月星',
      '梅兰竹菊松柏桃李',
      '笔墨纸砚琴棋书画',
      '东南西北中上下左',
    ]) {
      const one = await inProgress();
      await department.dataSource.query('update case_message set body = $2 where case_id = $1', [one.caseId, body]);
      messages.push(one);
    }
    const url = ({ caseNumber }: Message) => `/api/cases/${caseNumber}/resolve`;
    const answers = await department.dataSource.transaction(async (manager) => {
      await manager.query('select 1 from "case" where id = $1 for update', [messages[0]!.caseId]);
      const asked = messages.map((one) => department.ask(handler, 'POST', url(one), { ...own, version: 3 }));
      await untilWaiting(department, 1);
      return { asked };
    });
    const given = (await Promise.all(answers.asked)).map(({ body }) => body.status as string);
    expect(given.filter((status) => status === 'resolved')).toHaveLength(3);
    expect(given.filter((status) => status === 'in-progress')).toHaveLength(3);
  });

  async function inProgress(): Promise<Message> {
    const routed = await department.routed(sureProposal);
    await department.ask(handler, 'POST', `/api/cases/${routed.caseNumber}/accept`, { version: 2 });
    return routed;
  }

  const act = (staff: StaffMember, action: string, payload: object) =>
    department.ask(staff, 'POST', `/api/cases/${message.caseNumber}/${action}`, payload);
  const resolve = (staff: StaffMember, version: number, text: string) =>
    act(staff, 'resolve', { ...own, version, text });
  const seen = async () => (await department.ask(handler, 'GET', `/api/cases/${message.caseNumber}`)).body as object;
  const story = async () => ((await seen()) as { story: object[] }).story;
  const aside = async () => {
    const [row] = await department.dataSource.query<[{ aside: object | null }]>(
      'select aside from "case" where id = $1',
      [message.caseId],
    );
    return row.aside ?? {};
  };
});
