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
import { sureProposal, unsureProposal, xiangchengLabour } from '../../test/samples.ts';

describe('case.submitted and routing.decided', () => {
  let department: DepartmentUnderTest;
  beforeAll(async () => {
    department = await departmentUnderTest();
  });
  afterAll(() => department.close());

  const open = (messages: Message[]) =>
    department.inBatch((context) =>
      department.openCase.open(
        messages.map((message) => submitted(message)),
        context,
      ),
    );
  const decide = (messages: Message[], proposal = sureProposal) =>
    department.inBatch((context) =>
      department.assignCase.assign(
        messages.map((message) => decided(message, proposal)),
        context,
      ),
    );

  it('put the case on its bureau’s queue, told in two versions, when they come in their natural order', async () => {
    const message = someMessage();
    await open([message]);
    expect(await statusOf(message)).toEqual({ status: 'received', version: 1, lead: null });
    await decide([message]);
    await expectAssignedOnce(message);
  });

  it('put the case on its bureau’s queue when the decision comes first', async () => {
    const message = someMessage();
    await decide([message]);
    expect(await statusOf(message)).toBeUndefined();
    await open([message]);
    await expectAssignedOnce(message);
    expect(await pendingDecisions()).toBe(0);
  });

  it.each(['submitted first', 'decided first'])('may come in one batch, %s', async (order) => {
    const message = someMessage();
    await department.inBatch(async (context) => {
      const steps = [
        () => department.openCase.open([submitted(message)], context),
        () => department.assignCase.assign([decided(message, sureProposal)], context),
      ];
      for (const step of order === 'submitted first' ? steps : steps.toReversed()) await step();
    });
    await expectAssignedOnce(message);
  });

  it('may be handled by two instances at the same moment, in any mixture', async () => {
    const messages = Array.from({ length: 60 }, someMessage);
    const batches = (size: number) =>
      Array.from({ length: messages.length / size }, (_, index) => messages.slice(index * size, (index + 1) * size));
    await Promise.all([...batches(5).map((batch) => open(batch)), ...batches(4).map((batch) => decide(batch))]);
    for (const message of messages) await expectAssignedOnce(message);
    expect(await pendingDecisions()).toBe(0);
  });

  it('wait for each other when the case is being opened while its decision is handled', async () => {
    const message = someMessage();
    let decision: Promise<void> | undefined;
    await department.inBatch(async (context) => {
      await department.openCase.open([submitted(message)], context);
      decision = decide([message]);
      await Promise.race([decision, untilWaiting(department, 1)]);
    });
    await decision;
    await expectAssignedOnce(message);
  });

  it('send the case to the triage desk when the router is not sure, whichever came first', async () => {
    const [one, other] = [someMessage(), someMessage()];
    await open([one]);
    await decide([one, other], unsureProposal);
    await open([other]);
    for (const message of [one, other]) {
      expect(await statusOf(message)).toEqual({ status: 'triage', version: 2, lead: null });
      expect(await announcedOf(department, message.caseId)).toMatchObject([
        { type: 'xinqiao.case.opened.v1', version: 1 },
        { type: 'xinqiao.case.sent-to-triage.v1', version: 2 },
      ]);
    }
  });

  it('change nothing when they come a second time', async () => {
    const [early, usual] = [someMessage(), someMessage()];
    await decide([early]);
    await decide([early], unsureProposal);
    await open([early, usual, usual]);
    await decide([usual, usual]);
    await decide([early, usual], unsureProposal);
    await open([early, usual]);
    for (const message of [early, usual]) await expectAssignedOnce(message);
  });

  it('are named as the causes of what they led to', async () => {
    const [early, usual] = [someMessage(), someMessage()];
    const openings = [early, usual].map((message) => submitted(message));
    const decisions = [early, usual].map((message) => decided(message, sureProposal));
    await department.inBatch((context) => department.assignCase.assign(decisions.slice(0, 1), context));
    await department.inBatch((context) => department.openCase.open(openings, context));
    await department.inBatch((context) => department.assignCase.assign(decisions.slice(1), context));
    for (const [index, message] of [early, usual].entries())
      expect((await announcedOf(department, message.caseId)).map(({ cause }) => cause)).toEqual([
        openings[index]?.id,
        decisions[index]?.id,
      ]);
  });

  async function expectAssignedOnce(message: Message): Promise<void> {
    expect(await statusOf(message)).toEqual({ status: 'assigned', version: 2, lead: xiangchengLabour.id });
    expect(await announcedOf(department, message.caseId)).toMatchObject([
      { type: 'xinqiao.case.opened.v1', version: 1 },
      { type: 'xinqiao.case.assigned.v1', version: 2 },
    ]);
  }

  async function statusOf({ caseId }: Message): Promise<unknown> {
    const rows = await department.dataSource.query<unknown[]>(
      `select status, version, lead ->> 'id' as lead from "case" where id = $1`,
      [caseId],
    );
    return rows.at(0);
  }

  async function pendingDecisions(): Promise<number> {
    const [row] = await department.dataSource.query<[{ count: number }]>(
      'select count(*)::integer as count from pending_decision',
    );
    return row.count;
  }
});
