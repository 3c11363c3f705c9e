import { formatCaseNumber } from '#domain';
import { DepartmentOverHttp } from '../../test/department-over-http.ts';
import type { Message } from '../../test/department-under-test.ts';
import { handler, stranger, sureProposal } from '../../test/samples.ts';

describe('The citizen’s door', () => {
  let department: DepartmentOverHttp;
  let message: Message;

  beforeAll(async () => {
    department = await DepartmentOverHttp.start();
  });
  afterAll(() => department.stop());
  beforeEach(async () => {
    message = await department.routed(sureProposal);
  });

  const act = (action: string, payload: object, more?: { code?: string; key?: string }) =>
    department.askAsCitizen(message, action, payload, more);
  const asHandler = (action: string, payload: object) =>
    department.ask(handler, 'POST', `/api/cases/${message.caseNumber}/${action}`, payload);
  const resolve = async () => {
    await asHandler('accept', { version: 2 });
    await asHandler('resolve', { version: 3, visibility: 'public', text: '所欠工资已全部发放。' });
  };
  const story = async () => {
    const seen = await department.ask(handler, 'GET', `/api/cases/${message.caseNumber}`);
    return seen.body.story as { type: string; details: object }[];
  };

  it('shows what the citizen may do', async () => {
    expect(await department.askAsCitizen(message, '')).toMatchObject({
      status: 200,
      body: { status: 'assigned', version: 2, allowedActions: ['supplement', 'withdraw'] },
    });
  });

  it('lets him add to his case, which the bureau reads', async () => {
    expect(await act('supplement', { text: '我有考勤表' })).toMatchObject({ status: 200, body: { version: 3 } });
    expect((await story()).at(-1)).toMatchObject({
      type: 'xinqiao.case.supplemented.v1',
      details: { text: '我有考勤表', status: 'assigned' },
    });
  });

  it('lets him rate the answer, take the end for none, and rate again', async () => {
    await resolve();
    const rating = { solved: false, satisfaction: 1, words: '只付了一半' };
    expect(await act('rate', rating)).toMatchObject({ body: { status: 'closed', allowedActions: ['reopen'] } });
    expect(await act('reopen', { reason: '只付了一半' })).toMatchObject({
      body: { status: 'in-progress', version: 7 },
    });
    await asHandler('resolve', { version: 7, visibility: 'public', text: '所欠工资已全部付清。' });
    expect(await act('rate', { solved: true, satisfaction: 4 })).toMatchObject({ body: { status: 'closed' } });
  });

  it('lets him withdraw, which takes the case from the queue of its bureau', async () => {
    expect(await act('withdraw', {})).toMatchObject({ body: { status: 'withdrawn', allowedActions: [] } });
    const queue = await department.ask(handler, 'GET', `/api/bureaus/${sureProposal.lead?.id}/queue`);
    expect(queue.body.entries).not.toContainEqual(expect.objectContaining({ caseNumber: message.caseNumber }));
    expect(await act('supplement', { text: '再说一句' })).toMatchObject({
      status: 409,
      body: { code: 'action-not-allowed', current: { status: 'withdrawn', allowedActions: [] } },
    });
  });

  it('tells him what happened since the version that he saw, but not what is between bureaus', async () => {
    await asHandler('accept', { version: 2 });
    await asHandler('reply', { version: 3, visibility: 'private', text: '正在核实' });
    await asHandler('request-extension', { version: 4, days: 5, reason: '内部协调' });
    expect(await act('withdraw', { version: 2 })).toMatchObject({
      status: 409,
      body: {
        code: 'case-changed',
        action: 'withdraw',
        current: { status: 'in-progress', version: 5, allowedActions: ['supplement', 'withdraw'] },
        changes: [
          { version: 3, type: 'xinqiao.case.accepted.v1', by: 'lead-bureau', bureau: sureProposal.lead },
          { version: 4, type: 'xinqiao.case.replied.v1', details: { visibility: 'private', text: '正在核实' } },
          { version: 5, type: 'xinqiao.case.extension-requested.v1', details: { bureau: sureProposal.lead, days: 5 } },
        ],
      },
    });
    const { body } = await act('withdraw', { version: 2 });
    expect(JSON.stringify(body)).not.toContain('内部协调');
    expect(JSON.stringify(body)).not.toContain(handler.subject);
    expect(await act('withdraw', { version: 5 })).toMatchObject({ status: 200, body: { status: 'withdrawn' } });
  });

  it('does the same request with the same Idempotency-Key once, and refuses another one with it', async () => {
    const first = await act('supplement', { text: '我有考勤表' }, { key: 'k1' });
    expect(await act('supplement', { text: '我有考勤表' }, { key: 'k1' })).toMatchObject({
      status: 200,
      body: first.body,
    });
    expect(await act('supplement', { text: '我有工资条' }, { key: 'k1' })).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key-reused' },
    });
    expect(await act('withdraw', {}, { key: 'k1' })).toMatchObject({ status: 422 });
    expect(await story()).toHaveLength(3);
  });

  it('does it once also when it comes twice at the same moment', async () => {
    const twice = [1, 2].map(() => act('supplement', { text: '我有考勤表' }, { key: 'k2' }));
    expect((await Promise.all(twice)).map(({ status }) => status)).toEqual([200, 200]);
    expect(await story()).toHaveLength(3);
  });

  it('keeps no key of a request that was refused', async () => {
    expect(await act('rate', { solved: true, satisfaction: 5 }, { key: 'k3' })).toMatchObject({ status: 409 });
    await resolve();
    expect(await act('rate', { solved: true, satisfaction: 5 }, { key: 'k3' })).toMatchObject({ status: 200 });
  });

  it('answers a wrong code exactly like a number that does not exist, whatever is asked', async () => {
    const nobody = { ...message, caseNumber: formatCaseNumber(new Date(0), 1) };
    for (const [action, payload] of [
      ['', undefined],
      ['supplement', { text: '我有考勤表' }],
      ['withdraw', {}],
      ['rate', { solved: true, satisfaction: 5 }],
      ['reopen', { reason: '未解决' }],
    ] as const) {
      const wrong = await department.askAsCitizen(message, action, payload, { code: '0000-0000-0000' });
      const unknown = await department.askAsCitizen(nobody, action, payload);
      expect(wrong.status).toBe(404);
      expect({ ...wrong.body, instance: '' }).toEqual({ ...unknown.body, instance: '' });
    }
    expect(await story()).toHaveLength(2);
  });

  it('waits for nobody with a wrong code, so that it takes as long as no case', async () => {
    await department.dataSource.transaction(async (manager) => {
      await manager.query('select 1 from "case" where id = $1 for update', [message.caseId]);
      expect(await act('withdraw', {}, { code: '0000-0000-0000' })).toMatchObject({ status: 404 });
    });
  });

  it('asks for the query code, and takes no token of the staff for it', async () => {
    const url = `/api/citizens/cases/${message.caseNumber}/withdraw`;
    for (const staff of [undefined, handler, stranger])
      expect(await department.ask(staff, 'POST', url, {})).toMatchObject({ status: 401 });
  });

  it.each([
    ['supplement', 'text', {}],
    ['supplement', 'text', { text: '\n ' }],
    ['supplement', 'text', { text: '长'.repeat(5001) }],
    ['withdraw', 'reason', { reason: '' }],
    ['rate', 'satisfaction', { solved: true, satisfaction: 6 }],
    ['rate', 'satisfaction', { solved: true, satisfaction: 0 }],
    ['rate', 'solved', { solved: 'yes', satisfaction: 5 }],
    ['rate', 'words', { solved: true, satisfaction: 5, words: '长'.repeat(1001) }],
    ['reopen', 'reason', {}],
    ['reopen', 'version', { reason: '未解决', version: 0 }],
  ])('refuses to %s when %s is not as it must be', async (action, field, payload) => {
    const answer = await act(action, payload);
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toContainEqual(expect.objectContaining({ field }));
  });
});
