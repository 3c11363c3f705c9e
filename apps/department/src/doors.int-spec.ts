import { BatchContext } from '#messaging';
import { Clock } from '#platform';
import { DepartmentOverHttp } from '../test/department-over-http.ts';
import { decided, type Message, someMessage } from '../test/department-under-test.ts';
import {
  handler,
  mergedBureau,
  officer,
  stranger,
  supervisor,
  sureProposal,
  unsureProposal,
  xiangchengLabour,
  xiangchengUrbanManagement,
} from '../test/samples.ts';
import { AssignCaseOnDecided } from './handling/assign-case-on-decided.ts';
import type { Proposal } from './handling/domain/proposal.ts';
import type { StaffMember } from './handling/domain/who-may.ts';

const working = [
  ...[
    'return',
    'assign-handler',
    'contact',
    'reply',
    'request-extension',
    'suspend',
    'ask-co-bureau',
    'resolve',
    'propose-decline',
  ],
];

describe('The doors of department', () => {
  let department: DepartmentOverHttp;

  beforeAll(async () => {
    department = await DepartmentOverHttp.start();
  });
  afterAll(() => department.stop());

  it('lead a case from the triage desk to its final reply', async () => {
    const { caseNumber } = await routed(unsureProposal);
    const desk = await ask(officer, 'GET', '/api/triage?region=410000&limit=10');
    expect(desk.body.entries).toContainEqual(
      expect.objectContaining({
        caseNumber,
        confidence: 0.2,
        reasons: unsureProposal.reasons,
        besides: unsureProposal.besides,
      }),
    );
    await expectStanding(caseNumber, officer, 'assign', { version: 2, lead: xiangchengLabour }, 'assigned');
    const queue = await ask(handler, 'GET', `/api/bureaus/${xiangchengLabour.id}/queue?status=assigned`);
    expect(queue.body.entries).toContainEqual(expect.objectContaining({ caseNumber, version: 3, urgent: false }));
    await expectStanding(caseNumber, handler, 'accept', { version: 3 }, 'in-progress');
    await expectStanding(caseNumber, handler, 'contact', { version: 4 }, 'in-progress');
    await expectStanding(
      caseNumber,
      handler,
      'reply',
      { version: 5, visibility: 'private', text: '正在核实' },
      'in-progress',
    );
    await expectStanding(
      caseNumber,
      handler,
      'resolve',
      { version: 6, visibility: 'public', text: '所欠工资已全部支付。' },
      'resolved',
    );
    const seen = await ask(handler, 'GET', `/api/cases/${caseNumber}`);
    expect(seen).toMatchObject({ status: 200, body: { status: 'resolved', version: 7, allowedActions: [] } });
    expect(seen.body.story).toHaveLength(7);
  });

  it('answer 409 with the case as it stands', async () => {
    const { caseNumber } = await routed(sureProposal);
    await ask(handler, 'POST', `/api/cases/${caseNumber}/accept`, { version: 2 });
    const late = await ask(handler, 'POST', `/api/cases/${caseNumber}/accept`, { version: 2 });
    expect(late).toMatchObject({
      status: 409,
      body: {
        code: 'case-changed',
        action: 'accept',
        current: { status: 'in-progress', version: 3, allowedActions: working },
      },
    });
  });

  it('lead a case that two bureaus say is not theirs to the ruling of a supervisor', async () => {
    const { caseNumber } = await routed(sureProposal);
    const reason = '不属于本单位职责';
    const back = { reason, dutyLine: '城市市容和环境卫生管理' };
    const suggested = { id: xiangchengUrbanManagement.id, name: '另一个名字', regionCode: '411681' };
    await expectStanding(caseNumber, handler, 'return', { version: 2, ...back, suggested }, 'triage');
    expect(await ask(handler, 'GET', `/api/cases/${caseNumber}`)).toMatchObject({ status: 403 });
    await expectStanding(caseNumber, officer, 'assign', { version: 3, lead: xiangchengUrbanManagement }, 'assigned');
    await expectStanding(caseNumber, stranger, 'return', { version: 4, ...back }, 'arbitration');
    const ruling = { version: 5, lead: xiangchengLabour, reason: '工资争议由人社部门主办' };
    const ruled = await ask(supervisor, 'POST', `/api/cases/${caseNumber}/arbitrate`, ruling);
    expect(ruled).toMatchObject({ status: 200, body: { status: 'assigned', version: 7 } });
    const { body } = await ask(handler, 'GET', `/api/cases/${caseNumber}`);
    expect(body).toMatchObject({
      allowedActions: ['accept', 'return', 'assign-handler', 'propose-decline'],
      lead: xiangchengLabour,
    });
    expect((body.story as unknown[]).slice(2)).toMatchObject([
      { version: 3, details: { sentTo: 'triage', suggested: xiangchengUrbanManagement, ...back } },
      { version: 4 },
      { version: 5, details: { sentTo: 'arbitration' } },
      { version: 6, type: 'xinqiao.case.arbitrated.v1', staff: supervisor.subject },
      { version: 7, type: 'xinqiao.case.assigned.v1', staff: supervisor.subject },
    ]);
  });

  it('let a case wait, and give it more time when a supervisor agrees', async () => {
    const { caseNumber } = await routed(sureProposal);
    const until = new Date(Date.now() + 86_400_000).toISOString().replace('Z', '+00:00');
    await expectStanding(caseNumber, handler, 'accept', { version: 2 }, 'in-progress');
    const waiting = { waitingFor: 'third-party', reason: '等待企业提供台账', until };
    await expectStanding(caseNumber, handler, 'suspend', { version: 3, ...waiting }, 'suspended');
    const queue = await ask(handler, 'GET', `/api/bureaus/${xiangchengLabour.id}/queue?status=suspended`);
    expect(queue.body.entries).toContainEqual(expect.objectContaining({ caseNumber }));
    await expectStanding(caseNumber, handler, 'resume', { version: 4 }, 'in-progress');
    const request = { days: 20, reason: '需跨采暖季施工' };
    await expectStanding(caseNumber, handler, 'request-extension', { version: 5, ...request }, 'in-progress');
    const refusal = { version: 6, reason: '请先行答复' };
    await expectStanding(caseNumber, supervisor, 'refuse-extension', refusal, 'in-progress');
    await expectStanding(caseNumber, handler, 'request-extension', { version: 7, ...request }, 'in-progress');
    await expectStanding(caseNumber, supervisor, 'approve-extension', { version: 8 }, 'in-progress');
    const { body } = await ask(handler, 'GET', `/api/cases/${caseNumber}`);
    expect((body.story as unknown[]).at(-1)).toMatchObject({ type: 'xinqiao.case.extended.v1', details: { days: 20 } });
  });

  it('show a supervisor what waits for his word, in his region', async () => {
    const disputed = await routed(sureProposal);
    const back = { version: 2, reason: '不属于本单位职责', dutyLine: '劳动监察' };
    await expectStanding(disputed.caseNumber, handler, 'return', back, 'triage');
    const lead = xiangchengUrbanManagement;
    await expectStanding(disputed.caseNumber, officer, 'assign', { version: 3, lead }, 'assigned');
    await expectStanding(disputed.caseNumber, stranger, 'return', { ...back, version: 4 }, 'arbitration');
    const slow = await routed(sureProposal);
    await expectStanding(slow.caseNumber, handler, 'accept', { version: 2 }, 'in-progress');
    const more = { version: 3, days: 20, reason: '跨采暖季施工' };
    await expectStanding(slow.caseNumber, handler, 'request-extension', more, 'in-progress');
    const unwanted = await routed(sureProposal);
    const ground = { version: 2, legalGround: '信访工作条例第三十一条', explanation: '已由法院立案' };
    await expectStanding(unwanted.caseNumber, handler, 'propose-decline', ground, 'decline-pending');
    const waiting = [disputed, slow, unwanted].map(({ caseNumber }) => caseNumber);

    const { body } = await ask(supervisor, 'GET', '/api/awaiting-supervisor?region=411600&limit=200');
    const entries = body.entries as { caseNumber: string }[];
    expect(entries.filter(({ caseNumber }) => waiting.includes(caseNumber))).toMatchObject([
      { status: 'arbitration' },
      { status: 'in-progress', extensionDays: 20, lead: xiangchengLabour },
      { status: 'decline-pending', lead: xiangchengLabour },
    ]);
    const elsewhere = await ask(supervisor, 'GET', '/api/awaiting-supervisor?region=411000');
    expect(elsewhere.body.entries).toEqual([]);
  });

  it('let a bureau ask another for help, and resolve the case when the help has come', async () => {
    const { caseNumber } = await routed(sureProposal);
    await expectStanding(caseNumber, handler, 'accept', { version: 2 }, 'in-progress');
    const bureau = { id: xiangchengUrbanManagement.id, name: '另一个名字', regionCode: '411681' };
    const help = { bureau, task: '核查工地围挡' };
    await expectStanding(caseNumber, handler, 'ask-co-bureau', { version: 3, ...help }, 'in-progress');
    const tasks = await ask(stranger, 'GET', `/api/bureaus/${xiangchengUrbanManagement.id}/co-tasks`);
    const task = (tasks.body.entries as { caseNumber: string; taskId: string }[]).find(
      (entry) => entry.caseNumber === caseNumber,
    );
    expect(task).toMatchObject({ lead: xiangchengLabour, task: help.task, version: 4 });
    const answer = { visibility: 'public', text: '所欠工资已全部支付。' };
    const early = await ask(handler, 'POST', `/api/cases/${caseNumber}/resolve`, { version: 4, ...answer });
    const detail =
      'A case that is in-progress allows resolve under a condition that is not met: when all who help are done.';
    expect(early).toMatchObject({ status: 409, body: { code: 'action-not-allowed', detail } });
    const done = { version: 4, taskId: task?.taskId, answer: '围挡合规' };
    await expectStanding(caseNumber, stranger, 'complete-co-task', done, 'in-progress');
    const after = await ask(stranger, 'GET', `/api/bureaus/${xiangchengUrbanManagement.id}/co-tasks`);
    expect(after.body.entries).not.toContainEqual(expect.objectContaining({ caseNumber }));
    await expectStanding(caseNumber, handler, 'resolve', { version: 5, ...answer }, 'resolved');
    const seen = await ask(stranger, 'GET', `/api/cases/${caseNumber}`);
    expect(seen.body.coTasks).toMatchObject([{ bureau: xiangchengUrbanManagement, status: 'completed' }]);
  });

  it('let a bureau that helps say that it is done also while the case waits for somebody else', async () => {
    const ground = { legalGround: '信访工作条例第三十一条', explanation: '已由法院立案' };
    const wait = { waitingFor: 'citizen', reason: '待补材料', until: new Date(Date.now() + 30 * 86_400_000) };
    for (const [action, body, status] of [
      ['suspend', wait, 'suspended'],
      ['propose-decline', ground, 'decline-pending'],
    ] as const) {
      const { caseNumber } = await routed(sureProposal);
      await expectStanding(caseNumber, handler, 'accept', { version: 2 }, 'in-progress');
      const help = { bureau: xiangchengUrbanManagement, task: '核查工地围挡' };
      await expectStanding(caseNumber, handler, 'ask-co-bureau', { version: 3, ...help }, 'in-progress');
      await expectStanding(caseNumber, handler, action, { version: 4, ...body }, status);
      const { body: tasks } = await ask(
        stranger,
        'GET',
        `/api/bureaus/${xiangchengUrbanManagement.id}/co-tasks?limit=200`,
      );
      const task = (tasks.entries as { caseNumber: string; taskId: string }[]).find(
        (entry) => entry.caseNumber === caseNumber,
      );
      expect(task).toMatchObject({ version: 5, allowedActions: ['complete-co-task'] });
      const done = { version: 5, taskId: task?.taskId, answer: '围挡合规' };
      await expectStanding(caseNumber, stranger, 'complete-co-task', done, status);
      const { body: seen } = await ask(handler, 'GET', `/api/cases/${caseNumber}`);
      expect(seen).toMatchObject({ status, coTasks: [{ status: 'completed' }] });
    }
  });

  it('take a case off its bureau only when a supervisor agrees that it is not to be taken on', async () => {
    const { caseNumber } = await routed(sureProposal);
    const ground = { legalGround: '信访工作条例第三十一条', explanation: '已由法院立案' };
    await expectStanding(caseNumber, handler, 'propose-decline', { version: 2, ...ground }, 'decline-pending');
    await expectStanding(caseNumber, supervisor, 'refuse-decline', { version: 3, reason: '应当受理' }, 'assigned');
    await expectStanding(caseNumber, handler, 'propose-decline', { version: 4, ...ground }, 'decline-pending');
    const ofItsBureau = { ...supervisor, bureauId: xiangchengLabour.id };
    const alone = await ask(ofItsBureau, 'POST', `/api/cases/${caseNumber}/confirm-decline`, { version: 5 });
    expect(alone).toMatchObject({ status: 403, body: { code: 'insufficient-rights' } });
    await expectStanding(caseNumber, supervisor, 'confirm-decline', { version: 5 }, 'declined');
    await expectStanding(caseNumber, supervisor, 'reopen', { version: 6, reason: '法院没有立案' }, 'triage');
    const answer = { explanation: '不属受理范围', askInstead: '项城市人民法院' };
    await expectStanding(caseNumber, officer, 'decline', { version: 7, ...answer }, 'declined');
  });

  it.each(['2020-01-01T00:00:00.000Z', '2999-01-01T00:00:00.000Z'])(
    'refuse to let a case wait until %s',
    async (until) => {
      const { caseNumber } = await routed(sureProposal);
      const waiting = { version: 2, waitingFor: 'citizen', reason: '请补充材料', until };
      const answer = await ask(handler, 'POST', `/api/cases/${caseNumber}/suspend`, waiting);
      expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: 'until', rule: 'within-a-year' }] } });
    },
  );

  it('refuse a return that suggests the bureau itself, or none that there is', async () => {
    const { caseNumber } = await routed(sureProposal);
    const back = { version: 2, reason: '不属于本单位职责', dutyLine: '劳动监察' };
    for (const [suggested, rule] of [
      [xiangchengLabour, 'not-your-own'],
      [{ id: '411681-nobody', name: '无此单位', regionCode: '411681' }, 'known-bureau'],
    ]) {
      const answer = await ask(handler, 'POST', `/api/cases/${caseNumber}/return`, { ...back, suggested });
      expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: 'suggested.id', rule }] } });
    }
  });

  it.each([
    ['accept', 'version', {}],
    ['accept', 'mood', { version: 2, mood: 'good' }],
    ['reply', 'visibility', { version: 2, visibility: 'secret', text: 'x' }],
    ['reply', 'text', { version: 2, visibility: 'public', text: 'x'.repeat(10_001) }],
    ['check-reply', 'text', { text: ' ' }],
    ['check-reply', 'text', { text: '长'.repeat(10_001) }],
    ['rate-by-call', 'satisfaction', { version: 2, solved: true, satisfaction: 6 }],
    ['rate-by-call', 'words', { version: 2, solved: true, satisfaction: 5, words: '长'.repeat(1001) }],
    ['rate-by-call', 'reopen', { version: 2, solved: false, satisfaction: 1, reopen: ' ' }],
    ['return', 'reason', { version: 2, dutyLine: '劳动监察' }],
    ['return', 'dutyLine', { version: 2, reason: '不属于本单位', dutyLine: ' ' }],
    ['suspend', 'until', { version: 2, waitingFor: 'citizen', reason: '请补充', until: 'tomorrow' }],
    [
      'suspend',
      'waitingFor',
      { version: 2, waitingFor: 'nobody', reason: '请补充', until: '2026-12-01T00:00:00.000Z' },
    ],
    ['request-extension', 'days', { version: 2, reason: '施工', days: 0 }],
    ['request-extension', 'days', { version: 2, reason: '施工', days: 367 }],
    ['request-extension', 'days', { version: 2, reason: '施工', days: 1.5 }],
    ['ask-co-bureau', 'bureau', { version: 2, task: '核查' }],
    ['complete-co-task', 'taskId', { version: 2, taskId: '1', answer: '已核查' }],
    ['waive-co-task', 'reason', { version: 2, taskId: '019aaf5e-0000-7000-8000-000000000001' }],
    ['propose-decline', 'legalGround', { version: 2, explanation: '已立案' }],
    ['split', 'parts', { version: 2, reason: '两件事', parts: [] }],
    ['split', 'parts[0].body', { version: 2, reason: '两件事', parts: [{ subject: '扰民', body: ' ' }] }],
    ['split', 'parts', { version: 2, reason: '两件事', parts: Array(6).fill({ subject: '扰民', body: '施工' }) }],
    ['assign', 'lead', { version: 2 }],
    ['assign', 'lead', { version: 2, lead: [xiangchengLabour] }],
    ['assign', 'lead.regionCode', { version: 2, lead: { id: xiangchengLabour.id, name: '局', regionCode: '41' } }],
    ['assign', 'coHandling', { version: 2, lead: xiangchengLabour, coHandling: [null, null] }],
    ['assign', 'reason', { version: 2, lead: xiangchengLabour, reason: ' ' }],
    ['arbitrate', 'function', { version: 2, lead: xiangchengLabour, reason: '工资争议', function: '\u200B' }],
  ])('refuse to %s when %s is not as it must be, and say so', async (action, field, body) => {
    const { caseNumber } = await routed(sureProposal);
    const staff = ['assign', 'split', 'rate-by-call'].includes(action)
      ? officer
      : action === 'arbitrate'
        ? supervisor
        : handler;
    const answer = await ask(staff, 'POST', `/api/cases/${caseNumber}/${action}`, body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toContainEqual(expect.objectContaining({ field: expect.stringContaining(field) }));
  });

  it('refuse to ask a bureau that is busy with the case, and a task that it does not have, and name the field', async () => {
    const { caseNumber } = await routed(sureProposal);
    const act = (action: string, body: object) => ask(handler, 'POST', `/api/cases/${caseNumber}/${action}`, body);
    await act('accept', { version: 2 });
    const help = { bureau: xiangchengUrbanManagement, task: '核查' };
    await act('ask-co-bureau', { version: 3, ...help });
    expect(await act('ask-co-bureau', { version: 4, ...help })).toMatchObject({
      status: 409,
      body: { code: 'unfit-task', current: { version: 4 }, errors: [{ field: 'bureau.id', rule: 'not-at-work' }] },
    });
    const elsewhere = { taskId: '019aaf5e-0000-7000-8000-000000000001', reason: '已有凭证' };
    expect(await act('waive-co-task', { version: 4, ...elsewhere })).toMatchObject({
      status: 409,
      body: { code: 'unfit-task', current: { version: 4 }, errors: [{ field: 'taskId', rule: 'open-task' }] },
    });
  });

  it('refuse to assign a case to a bureau that is not there or no more, and say which would be right', async () => {
    const { caseNumber } = await routed(unsureProposal);
    const nobody = { id: '411681-nobody', name: '无此单位', regionCode: '411681' };
    const answer = await ask(officer, 'POST', `/api/cases/${caseNumber}/assign`, {
      version: 2,
      lead: mergedBureau,
      coHandling: [nobody, xiangchengLabour],
    });
    expect(answer).toMatchObject({
      status: 400,
      body: {
        code: 'invalid-request',
        errors: [
          { field: 'lead.id', rule: 'current-bureau', message: expect.stringContaining(xiangchengLabour.id) },
          { field: 'coHandling[0].id', rule: 'known-bureau' },
        ],
      },
    });
    const renamed = { id: xiangchengLabour.id, name: '另一个名字', regionCode: '411681' };
    await expectStanding(caseNumber, officer, 'assign', { version: 2, lead: renamed }, 'assigned');
    const seen = await ask(officer, 'GET', `/api/cases/${caseNumber}`);
    expect(seen.body.lead).toEqual(xiangchengLabour);
  });

  it.each(['limit=0', 'limit=201', 'limit=x', 'status=resolved', 'after=nowhere'])(
    'refuse a queue with %s',
    async (query) => {
      const answer = await ask(handler, 'GET', `/api/bureaus/${xiangchengLabour.id}/queue?${query}`);
      const [field] = query.split('=');
      expect(answer.status).toBe(400);
      expect(answer.body.errors).toContainEqual(expect.objectContaining({ field }));
    },
  );

  it('show in the metrics how many decisions wait for their case', async () => {
    const now = await department.app.get(Clock).now();
    await department.dataSource.transaction(async (manager) => {
      const early = decided(someMessage(), sureProposal);
      await department.app.get(AssignCaseOnDecided).assign([early], new BatchContext([manager, now]));
    });
    const { body } = await department.app.inject('/metrics');
    expect(body).toContain('\ndepartment_pending_decisions 1\n');
  });

  async function expectStanding(
    caseNumber: string,
    staff: StaffMember,
    action: string,
    body: { version: number } & Record<string, unknown>,
    status: string,
  ) {
    const answer = await ask(staff, 'POST', `/api/cases/${caseNumber}/${action}`, body);
    expect(answer).toMatchObject({ status: 200, body: { caseNumber, status, version: body.version + 1 } });
  }

  const ask = (...asked: Parameters<DepartmentOverHttp['ask']>) => department.ask(...asked);

  const routed = (proposal: Proposal): Promise<Message> => department.routed(proposal);
});
