import { v7 as uuidv7 } from 'uuid';
import { type Answer, DepartmentOverHttp } from '../../test/department-over-http.ts';
import { announcedOf, type Message } from '../../test/department-under-test.ts';
import {
  handler,
  head,
  officer,
  stranger,
  sureProposal,
  xiangchengLabour,
  xiangchengUrbanManagement,
} from '../../test/samples.ts';
import type { CaseView } from '../handling/case-view.dto.ts';
import type { StaffMember } from '../handling/domain/who-may.ts';
import type { CoTaskEntry, CoTaskPage } from './co-handling.dto.ts';

const shared = { ...sureProposal, coHandling: [xiangchengUrbanManagement] };
const settled = { visibility: 'public', text: '欠薪已全额支付，围挡已拆除。' } as const;

describe('A bureau that the placement names to help', () => {
  let department: DepartmentOverHttp;
  beforeEach(async () => {
    department = await DepartmentOverHttp.start();
  });
  afterEach(() => department.stop());

  it('finds on its list what it is to do, with its clock, once the lead has accepted, and is waited for', async () => {
    const message = await department.routed(shared);
    expect(await tasks()).toEqual([]);
    const accepted = await act(handler, message, 'accept', { version: 2 });
    expect(accepted.body).toMatchObject({ status: 'in-progress', version: 4 });
    expect(accepted.body.allowedActions).not.toContain('resolve');
    const [task] = await tasks();
    expect(task).toMatchObject({
      caseNumber: message.caseNumber,
      lead: xiangchengLabour,
      task: '派单时指定的协办单位：请就职责范围内的部分办理并反馈。',
      clock: { clock: 'co-task', term: { amount: 5, unit: 'working-days' } },
      version: 4,
      allowedActions: ['complete-co-task'],
    });
    expect(await act(head, message, 'resolve', { version: 4, ...settled })).toMatchObject({
      status: 409,
      body: { code: 'action-not-allowed', detail: expect.stringContaining('when all who help are done') },
    });
    const more = { bureau: xiangchengUrbanManagement, task: '核查围挡' };
    expect(await act(handler, message, 'ask-co-bureau', { version: 4, ...more })).toMatchObject({
      status: 409,
      body: { code: 'unfit-task' },
    });
    const done = { version: 4, taskId: task!.taskId, answer: '围挡已拆除' };
    expect(await act(stranger, message, 'complete-co-task', done)).toMatchObject({ status: 200 });
    expect(await act(head, message, 'resolve', { version: 5, ...settled })).toMatchObject({ status: 200 });
    const afterPlacement = ['case.accepted', 'co-task.assigned', 'co-task.completed', 'case.resolved'];
    expect(await storyOf(message)).toEqual(['case.opened', 'case.assigned', ...afterPlacement]);
    expect(await department.auditOf(message.caseNumber)).toContainEqual(
      expect.objectContaining({ staff: handler.subject, action: 'accept' }),
    );
  });

  it('is asked in each of many cases that are accepted at once, each time once', async () => {
    const alone = await department.routedAll(sureProposal, 3);
    const together = await department.routedAll(shared, 20);
    const cases = [...alone, ...together].map(({ caseNumber }) => ({ caseNumber, version: 2 }));
    const key = { 'idempotency-key': uuidv7() };
    for (let sent = 0; sent < 2; sent++) {
      const done = await department.ask(handler, 'POST', '/api/bulk-actions/accept', { cases }, key);
      expect(done.body).toMatchObject({ cases: 23, carriedOut: 23 });
    }
    const listed = await tasks();
    expect(listed.map(({ caseNumber }) => caseNumber).toSorted()).toEqual(
      together.map(({ caseNumber }) => caseNumber).toSorted(),
    );
    expect(new Set(listed.map(({ taskId }) => taskId)).size).toBe(20);
    for (const one of together) expect((await storyOf(one)).slice(2)).toEqual(['case.accepted', 'co-task.assigned']);
    for (const one of alone) expect((await storyOf(one)).slice(2)).toEqual(['case.accepted']);
  });

  it('is let go with its clock when the lead sends the case back, and asked anew at the next placement', async () => {
    const message = await department.routed(shared);
    await act(handler, message, 'accept', { version: 2 });
    const [first] = await tasks();
    await act(handler, message, 'return', { version: 4, reason: '不属本单位职责', dutyLine: '劳动监察' });
    expect(await tasks()).toEqual([]);
    const to = { lead: xiangchengLabour, coHandling: [xiangchengUrbanManagement] };
    await act(officer, message, 'assign', { version: 5, ...to });
    await act(handler, message, 'accept', { version: 6 });
    const [second, ...others] = await tasks();
    expect(others).toEqual([]);
    expect(second!.taskId).not.toBe(first!.taskId);
    const { body } = await department.ask(handler, 'GET', `/api/cases/${message.caseNumber}`);
    const { coTasks, clocks } = body as CaseView;
    expect(coTasks).toMatchObject([
      { id: first!.taskId, status: 'lapsed' },
      { id: second!.taskId, status: 'assigned' },
    ]);
    expect(clocks.filter(({ clock }) => clock === 'co-task')).toMatchObject([
      { stoppedAt: expect.anything() },
      { deadline: expect.anything() },
    ]);
  });

  const act = (staff: StaffMember, { caseNumber }: Message, action: string, body: object): Promise<Answer> =>
    department.ask(staff, 'POST', `/api/cases/${caseNumber}/${action}`, body);

  async function tasks(): Promise<CoTaskEntry[]> {
    const url = `/api/bureaus/${xiangchengUrbanManagement.id}/co-tasks?limit=100`;
    const { body } = await department.ask(stranger, 'GET', url);
    return (body as CoTaskPage).entries;
  }

  /** By what was announced: `case.accepted`. */
  async function storyOf({ caseId }: Message): Promise<string[]> {
    const announced = await announcedOf(department, caseId);
    expect(announced.map(({ version }) => version)).toEqual(announced.map((_, index) => index + 1));
    return announced.map(({ type }) => type.slice('xinqiao.'.length, -'.v1'.length));
  }
});
