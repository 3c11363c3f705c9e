import { formatCaseNumber } from '#domain';
import type { BatchContext } from '#messaging';
import { DepartmentOverHttp } from '../../test/department-over-http.ts';
import { decided, type Message, someMessage, submitted, untilWaiting } from '../../test/department-under-test.ts';
import {
  handler,
  officer,
  officerOf,
  stranger,
  sureProposal,
  unsureProposal,
  xiangchengUrbanManagement,
} from '../../test/samples.ts';
import { AssignCaseOnDecided } from '../handling/assign-case-on-decided.ts';
import { OpenCaseOnSubmitted } from '../handling/open-case-on-submitted.ts';

const paidInFull = '经核查，工地拖欠您的工资将近五万元已全部支付到您的银行卡。';

describe('Cases about the same thing', () => {
  let department: DepartmentOverHttp;
  let one: Message;
  let other: Message;

  beforeAll(async () => {
    department = await DepartmentOverHttp.start();
  });
  afterAll(() => department.stop());
  beforeEach(async () => {
    one = await department.routed(sureProposal);
    other = await department.routed(unsureProposal);
  });

  const merge = ({ caseNumber }: Message, into: string, version = 2, staff = officer) =>
    department.ask(staff, 'POST', `/api/cases/${caseNumber}/merge`, { version, into, reason: '同一事项' });
  const act = ({ caseNumber }: Message, action: string, body: object, staff = officer) =>
    department.ask(staff, 'POST', `/api/cases/${caseNumber}/${action}`, body);
  const answerAlone = async (message: Message) => {
    await act(message, 'assign', { version: 2, lead: sureProposal.lead });
    await act(message, 'accept', { version: 3 }, handler);
    return act(message, 'resolve', { version: 4, visibility: 'private', text: paidInFull }, handler);
  };
  const read = async ({ caseNumber }: Message): Promise<object> => {
    const { body } = await department.ask(officer, 'GET', `/api/cases/${caseNumber}`);
    return body as object;
  };

  it('are handled as one, which is seen from either side, until it is undone', async () => {
    expect(await merge(one, other.caseNumber)).toMatchObject({
      status: 200,
      body: { status: 'merged', version: 3, allowedActions: ['unmerge'] },
    });
    expect(await read(one)).toMatchObject({ mergedInto: other.caseNumber, merged: [] });
    expect(await read(other)).toMatchObject({ status: 'triage', version: 2, merged: [one.caseNumber] });
    const undo = { version: 3, reason: '不是同一家企业' };
    const undone = await department.ask(officer, 'POST', `/api/cases/${one.caseNumber}/unmerge`, undo);
    expect(undone).toMatchObject({ status: 200, body: { status: 'assigned', version: 4 } });
    expect(await read(other)).toMatchObject({ merged: [] });
    const accepted = await department.ask(handler, 'POST', `/api/cases/${one.caseNumber}/accept`, { version: 4 });
    expect(accepted).toMatchObject({ status: 200, body: { status: 'in-progress' } });
  });

  it('ask nothing of who helps in the one that is part of the other, until it is undone', async () => {
    const act = (action: string, body: object, staff = handler) =>
      department.ask(staff, 'POST', `/api/cases/${one.caseNumber}/${action}`, body);
    const tasks = async () => {
      const { body } = await department.ask(stranger, 'GET', `/api/bureaus/${xiangchengUrbanManagement.id}/co-tasks`);
      return (body.entries as { caseNumber: string }[]).map(({ caseNumber }) => caseNumber);
    };
    await act('accept', { version: 2 });
    await act('ask-co-bureau', { version: 3, bureau: xiangchengUrbanManagement, task: '核查' });
    expect(await tasks()).toEqual([one.caseNumber]);
    await merge(one, other.caseNumber, 4);
    expect(await tasks()).toEqual([]);
    await act('unmerge', { version: 5, reason: '不是同一家企业' }, officer);
    expect(await tasks()).toEqual([one.caseNumber]);
  });

  it('are answered with the one answer that the public may read, whichever they were merged by way of', async () => {
    const third = await department.routed(unsureProposal);
    await merge(third, other.caseNumber);
    await merge(other, one.caseNumber);
    await department.ask(handler, 'POST', `/api/cases/${one.caseNumber}/accept`, { version: 2 });
    const answer = { version: 3, visibility: 'public', text: paidInFull };
    await department.ask(handler, 'POST', `/api/cases/${one.caseNumber}/resolve`, answer);
    for (const [member, target] of [
      [other, one],
      [third, other],
    ] as const) {
      const { story, ...seen } = (await read(member)) as { story: object[] };
      expect(seen).toMatchObject({ status: 'resolved', version: 4, lead: sureProposal.lead, merged: [] });
      expect(story.at(-1)).toMatchObject({
        type: 'xinqiao.case.resolved.v1',
        details: { text: answer.text, bureau: sureProposal.lead, with: target },
      });
    }
    const rated = await department.askAsCitizen(third, 'rate', { solved: true, satisfaction: 5 });
    expect(rated).toMatchObject({ body: { status: 'closed' } });
  });

  it.each([
    ['withdrawn', () => department.askAsCitizen(other, 'withdraw', {})],
    ['declined', () => act(other, 'decline', { version: 2, explanation: '不在受理范围', askInstead: '法院' })],
    ['answered-privately', () => answerAlone(other)],
  ] as const)('come back to where they stood when the other one is %s', async (because, end) => {
    await merge(one, other.caseNumber);
    expect(await end()).toMatchObject({ status: 200 });
    const { story, ...seen } = (await read(one)) as { story: object[] };
    expect(seen).toMatchObject({ status: 'assigned', version: 4, lead: sureProposal.lead });
    expect(seen).not.toHaveProperty('mergedInto');
    const from = { caseId: other.caseId, caseNumber: other.caseNumber };
    expect(story.at(-1)).toMatchObject({ type: 'xinqiao.case.unmerged.v1', details: { from, because } });
  });

  it('are not merged into each other at the same moment: one is, the other is told', async () => {
    const asked = await department.dataSource.transaction(async (manager) => {
      const held = [one.caseId, other.caseId];
      await manager.query('select 1 from "case" where id = any($1::uuid[]) for update', [held]);
      const both = Promise.all([merge(one, other.caseNumber), merge(other, one.caseNumber)]);
      await untilWaiting(department, held.length);
      return { both };
    });
    const answers = await asked.both;
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400]);
  });

  it('are merged into no case that is not open, not there or the same', async () => {
    await department.askAsCitizen(other, 'withdraw', {});
    for (const [into, rule] of [
      [other.caseNumber, 'open-case'],
      [formatCaseNumber(new Date(0), 1), 'open-case'],
      [one.caseNumber, 'another-case'],
      ['nothing of the kind', 'case-number'],
    ] as const)
      expect(await merge(one, into)).toMatchObject({ status: 400, body: { errors: [{ field: 'into', rule }] } });
    expect(await read(one)).toMatchObject({ status: 'assigned', version: 2 });
  });

  it('are not merged into one of which the router has yet to say whom it is about', async () => {
    const early = someMessage();
    await department.inBatch((context) => department.app.get(OpenCaseOnSubmitted).open([submitted(early)], context));
    expect(await merge(one, early.caseNumber)).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'into', rule: 'routed-case' }] },
    });
    const decide = (context: BatchContext) =>
      department.app.get(AssignCaseOnDecided).assign([decided(early, unsureProposal)], context);
    await department.inBatch(decide);
    expect(await merge(one, early.caseNumber)).toMatchObject({ status: 200, body: { status: 'merged' } });
  });

  it('are not told what is wrong with the other one by who has not seen the case as it is, or cannot merge it', async () => {
    const unfit = { status: 400, body: { code: 'invalid-request' } };
    const current = { status: 'assigned', version: 2, allowedActions: expect.arrayContaining(['merge']) };
    for (const into of [one.caseNumber, formatCaseNumber(new Date(0), 1), 'nothing of the kind']) {
      expect(await merge(one, into)).toMatchObject({ ...unfit, body: { action: 'merge', current } });
      expect(await merge(one, into, 1)).toMatchObject({ status: 409, body: { code: 'case-changed', current } });
    }
    await department.askAsCitizen(one, 'withdraw', {});
    expect(await merge(one, one.caseNumber, 3)).toMatchObject({
      status: 409,
      body: { code: 'action-not-allowed', action: 'merge', current: { status: 'withdrawn', version: 3 } },
    });
  });

  it('are merged by an officer of their region, who saw the case as it is', async () => {
    expect(await merge(one, other.caseNumber, 1)).toMatchObject({ status: 409, body: { code: 'case-changed' } });
    expect(await merge(one, other.caseNumber, 2, officerOf('411600'))).toMatchObject({ status: 400 });
    expect(await merge(one, other.caseNumber, 2, handler)).toMatchObject({ status: 403 });
  });
});
