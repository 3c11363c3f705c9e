import { DepartmentOverHttp } from '../../test/department-over-http.ts';
import { decided, type Message, someMessage, submitted } from '../../test/department-under-test.ts';
import { handler, head, officer, sureProposal, unsureProposal } from '../../test/samples.ts';
import { AssignCaseOnDecided } from '../handling/assign-case-on-decided.ts';
import { OpenCaseOnSubmitted } from '../handling/open-case-on-submitted.ts';

describe('A message that holds several matters', () => {
  let department: DepartmentOverHttp;
  beforeAll(async () => {
    department = await DepartmentOverHttp.start();
  });
  afterAll(() => department.stop());

  it('is split at the triage desk, and the cases are traced from either side once they are opened', async () => {
    const { caseId, caseNumber } = await department.routed(unsureProposal);
    const parts = [{ subject: '夜间施工扰民', body: '工地凌晨还在施工。' }];
    const asked = { version: 2, parts, reason: '来信反映两件事' };
    const answer = await department.ask(officer, 'POST', `/api/cases/${caseNumber}/split`, asked);
    expect(answer).toMatchObject({ status: 200, body: { status: 'triage', version: 3 } });

    const part = await partOf({ caseId, caseNumber });
    const whole = await read(caseNumber);
    expect(whole).toMatchObject({ splitInto: [part.caseNumber] });
    expect(whole.story.at(-1)).toMatchObject({ type: 'xinqiao.case.split.v1', details: { parts } });
    expect(await read(part.caseNumber)).toMatchObject({ splitInto: [], splitFrom: caseNumber });
  });

  it('is put together again by merging a part back, once that is routed, which is seen from either side', async () => {
    const whole = await department.routed(unsureProposal);
    const split = { version: 2, parts: [{ subject: '夜间施工扰民', body: '工地凌晨还在施工。' }], reason: '两件事' };
    await department.ask(officer, 'POST', `/api/cases/${whole.caseNumber}/split`, split);
    const part = await partOf(whole);
    const back = { version: 1, into: whole.caseNumber, reason: '两件事须一并办理' };
    const merge = (body: object) => department.ask(officer, 'POST', `/api/cases/${part.caseNumber}/merge`, body);
    expect(await merge(back)).toMatchObject({ status: 409, body: { current: { status: 'received' } } });
    await department.inBatch((context) =>
      department.app.get(AssignCaseOnDecided).assign([decided(part, sureProposal)], context),
    );
    await department.ask(handler, 'POST', `/api/cases/${part.caseNumber}/accept`, { version: 2 });
    expect(await merge({ ...back, version: 3 })).toMatchObject({ status: 200, body: { status: 'merged' } });

    const [splitInto, splitFrom] = [[part.caseNumber], whole.caseNumber];
    expect(await read(whole.caseNumber)).toMatchObject({ status: 'triage', splitInto, merged: splitInto });
    const taken = await read(part.caseNumber);
    expect(taken).toMatchObject({ splitFrom, mergedInto: splitFrom });
    expect(taken.story.at(-1)).toMatchObject({ type: 'xinqiao.case.merged.v1', details: { reason: back.reason } });
    const undo = { version: 4, reason: '仍分开办理' };
    await department.ask(officer, 'POST', `/api/cases/${part.caseNumber}/unmerge`, undo);
    expect(await read(whole.caseNumber)).toMatchObject({ splitInto, merged: [] });
    expect(await read(part.caseNumber)).toMatchObject({ status: 'in-progress', splitFrom });
    await merge({ ...back, version: 5 });

    const lead = sureProposal.lead;
    await department.ask(officer, 'POST', `/api/cases/${whole.caseNumber}/assign`, { version: 3, lead });
    await department.ask(handler, 'POST', `/api/cases/${whole.caseNumber}/accept`, { version: 4 });
    const answer = { version: 5, visibility: 'public', text: '工资已付清，夜间已停工。' };
    await department.ask(head, 'POST', `/api/cases/${whole.caseNumber}/resolve`, answer);
    const answered = await read(part.caseNumber);
    expect(answered).toMatchObject({ status: 'resolved', splitFrom });
    expect(answered.story.at(-1)).toMatchObject({ details: { text: answer.text, with: whole } });
  });

  /** The case of a part, as intake has taken it. */
  async function partOf({ caseId, caseNumber }: Message): Promise<Message> {
    const part = someMessage();
    const event = submitted(part, { splitFrom: { caseId, caseNumber } });
    await department.inBatch((context) => department.app.get(OpenCaseOnSubmitted).open([event], context));
    return part;
  }

  async function read(caseNumber: string): Promise<{ story: object[] }> {
    const { body } = await department.ask(officer, 'GET', `/api/cases/${caseNumber}`);
    return body as { story: object[] };
  }
});
