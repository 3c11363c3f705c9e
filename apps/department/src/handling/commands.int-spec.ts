import { Failure } from '#domain';
import {
  announcedOf,
  decided,
  departmentUnderTest,
  type DepartmentUnderTest,
  type Message,
  someMessage,
  submitted,
  untilWaiting,
} from '../../test/department-under-test.ts';
import {
  handler,
  officer,
  officerOf,
  stranger,
  sureProposal,
  unsureProposal,
  xiangchengLabour,
  xiangchengUrbanManagement,
} from '../../test/samples.ts';

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

describe('A command on a case', () => {
  let department: DepartmentUnderTest;
  let reading: DepartmentUnderTest['reading'];
  beforeAll(async () => {
    department = await departmentUnderTest();
    ({ reading } = department);
  });
  afterAll(() => department.close());

  it('takes the case on, and the answer says how it stands and what may be done next', async () => {
    const { caseNumber } = await assigned();
    await expect(accept(caseNumber, 2)).resolves.toEqual({
      caseNumber,
      status: 'in-progress',
      version: 3,
      allowedActions: working,
    });
  });

  it('finds the case by its number as people type it', async () => {
    const { caseNumber } = await assigned();
    await expect(accept(caseNumber.replaceAll('-', ''), 2)).resolves.toMatchObject({ caseNumber });
  });

  it('wins alone when two people send it to two instances at once; the other is told how the case stands now', async () => {
    const message = await assigned();
    const together = await department.dataSource.transaction(async (manager) => {
      await manager.query('select 1 from "case" where id = $1 for update', [message.caseId]);
      const asked = [department.cases, department.casesElsewhere].map((cases) =>
        cases.act(message.caseNumber, { kind: 'accept', by: handler, version: 2 }),
      );
      await untilWaiting(department, asked.length);
      return { results: Promise.allSettled(asked) };
    });
    const results = await together.results;
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: {
        kind: 'conflict',
        code: 'case-changed',
        extra: {
          action: 'accept',
          current: { status: 'in-progress', version: 3, allowedActions: working },
          changes: [{ version: 3, type: 'xinqiao.case.accepted.v1', by: 'lead-bureau', bureau: xiangchengLabour }],
        },
      },
    });
    expect(await announcedOf(department, message.caseId)).toHaveLength(3);
  });

  it('is carried out together with others that come in meanwhile, each with its own outcome', async () => {
    const cases = await Promise.all(Array.from({ length: 20 }, assigned));
    const twice = cases.flatMap(({ caseNumber }) => [accept(caseNumber, 2), accept(caseNumber, 2)]);
    const results = await Promise.allSettled([...twice, accept('20261123-9999999-9', 2)]);
    const codes = results.map((result) => (result.status === 'fulfilled' ? 'done' : (result.reason as Failure).code));
    expect(codes).toEqual([...cases.flatMap(() => ['done', 'case-changed']), 'case-not-found']);
    for (const { caseId } of cases) expect(await announcedOf(department, caseId)).toHaveLength(3);
  });

  it('that comes too late is told the latest 20 of what has happened since, and nothing of before', async () => {
    const { caseNumber } = await inProgress();
    for (let version = 3; version < 25; version++)
      await department.cases.act(caseNumber, reply(version, `第${version}次答复`));
    const late = await department.cases.act(caseNumber, reply(3, '答复')).catch((error: unknown) => error);
    const { changes } = (late as Failure).extra as { changes: { version: number; details: object }[] };
    expect(changes.map(({ version }) => version)).toEqual(Array.from({ length: 20 }, (_, index) => index + 6));
    expect(changes.at(-1)?.details).toMatchObject({ text: '第24次答复', visibility: 'public' });
    const unheardOf = department.cases.act(caseNumber, reply(2_147_483_647, '答复'));
    await expect(unheardOf).rejects.toMatchObject({ code: 'case-changed', extra: { changes: [] } });
  });

  it('is refused when the status does not allow it, with the status, the action and what is allowed', async () => {
    const { caseNumber } = await assigned();
    const early = department.cases.act(caseNumber, { kind: 'contact', by: handler, version: 2 });
    await expect(early).rejects.toMatchObject({
      kind: 'conflict',
      code: 'action-not-allowed',
      extra: {
        action: 'contact',
        current: {
          status: 'assigned',
          version: 2,
          allowedActions: ['accept', 'return', 'assign-handler', 'propose-decline'],
        },
      },
    });
  });

  it('is forbidden to another bureau and to an officer of another region, who are told nothing of the case', async () => {
    const { caseNumber } = await assigned();
    for (const version of [1, 2])
      await expect(department.cases.act(caseNumber, { kind: 'accept', by: stranger, version })).rejects.toEqual(
        expect.objectContaining({ kind: 'forbidden', extra: undefined }),
      );
    await expect(reading.read(caseNumber, stranger)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(reading.read(caseNumber, officerOf('411000'))).rejects.toMatchObject({ kind: 'forbidden' });
  });

  it.each(['20261123-9999999-9', 'nothing of the kind'])('finds no case with the number %p', async (caseNumber) => {
    await expect(accept(caseNumber, 2)).rejects.toMatchObject({ kind: 'not-found', code: 'case-not-found' });
    await expect(reading.read(caseNumber, handler)).rejects.toThrow(Failure);
  });

  it('leaves nothing behind when its announcement cannot be written', async () => {
    const message = await inProgress();
    const unannounceable = { visibility: 'public', text: 'x'.repeat(10_001) } as const;
    const reply = department.cases.act(message.caseNumber, {
      kind: 'reply',
      by: handler,
      version: 3,
      ...unannounceable,
    });
    await expect(reply).rejects.toThrow();
    expect(await reading.read(message.caseNumber, handler)).toMatchObject({ version: 3, status: 'in-progress' });
    expect(await announcedOf(department, message.caseId)).toHaveLength(3);
  });

  it('is told in the story of the case, which the staff at work on it read with the message', async () => {
    const { caseNumber } = await inTriage();
    const lead = xiangchengLabour;
    const coHandling = [xiangchengUrbanManagement];
    const answer = { visibility: 'public', text: '工资已经全部支付。' } as const;
    await department.cases.act(caseNumber, {
      kind: 'assign',
      by: officer,
      version: 2,
      lead,
      coHandling,
      reason: '工地在项城',
    });
    await department.cases.act(caseNumber, { kind: 'accept', by: handler, version: 3 });
    await department.cases.act(caseNumber, { kind: 'contact', by: handler, version: 5 });
    await department.cases.act(caseNumber, {
      kind: 'reply',
      by: handler,
      version: 6,
      visibility: 'private',
      text: '正在核实',
    });
    const taskId = (await reading.read(caseNumber, handler)).coTasks[0]?.id ?? '';
    const done = { kind: 'complete-co-task', by: stranger, version: 7, taskId, answer: '已核查' } as const;
    await department.cases.act(caseNumber, done);
    await department.cases.act(caseNumber, { kind: 'resolve', by: handler, version: 8, ...answer });

    const seen = await reading.read(caseNumber, stranger);
    expect(seen).toMatchObject({
      status: 'resolved',
      version: 9,
      allowedActions: [],
      body: '工地拖欠我一年工资，将近五万元。',
      lead,
      coHandling,
    });
    expect(seen.story.map(({ version, type, staff }) => [version, type, staff])).toEqual([
      [1, 'xinqiao.case.opened.v1', undefined],
      [2, 'xinqiao.case.sent-to-triage.v1', undefined],
      [3, 'xinqiao.case.assigned.v1', officer.subject],
      [4, 'xinqiao.case.accepted.v1', handler.subject],
      [5, 'xinqiao.co-task.assigned.v1', handler.subject],
      [6, 'xinqiao.case.contacted.v1', handler.subject],
      [7, 'xinqiao.case.replied.v1', handler.subject],
      [8, 'xinqiao.co-task.completed.v1', stranger.subject],
      [9, 'xinqiao.case.resolved.v1', handler.subject],
    ]);
    expect(seen.story.at(-1)?.details).toMatchObject(answer);
  });

  function accept(caseNumber: string, version: number) {
    return department.cases.act(caseNumber, { kind: 'accept', by: handler, version });
  }

  function reply(version: number, text: string) {
    return { kind: 'reply', by: handler, version, visibility: 'public', text } as const;
  }

  async function routed(proposal: typeof sureProposal): Promise<Message> {
    const message = someMessage();
    await department.inBatch(async (context) => {
      await department.openCase.open([submitted(message)], context);
      await department.assignCase.assign([decided(message, proposal)], context);
    });
    return message;
  }

  async function assigned(): Promise<Message> {
    return routed(sureProposal);
  }

  async function inTriage(): Promise<Message> {
    return routed(unsureProposal);
  }

  async function inProgress(): Promise<Message> {
    const message = await assigned();
    await accept(message.caseNumber, 2);
    return message;
  }
});
