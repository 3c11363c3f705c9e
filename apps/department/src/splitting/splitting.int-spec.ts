import { BatchContext } from '#messaging';
import { DepartmentOverHttp } from '../../test/department-over-http.ts';
import { someMessage, submitted } from '../../test/department-under-test.ts';
import { officer, unsureProposal } from '../../test/samples.ts';
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

    const part = someMessage();
    const event = submitted(part, { splitFrom: { caseId, caseNumber } });
    await department.dataSource.transaction((manager) =>
      department.app.get(OpenCaseOnSubmitted).open([event], new BatchContext([manager, new Date()])),
    );
    const whole = await read(caseNumber);
    expect(whole).toMatchObject({ splitInto: [part.caseNumber] });
    expect(whole.story.at(-1)).toMatchObject({ type: 'xinqiao.case.split.v1', details: { parts } });
    expect(await read(part.caseNumber)).toMatchObject({ splitInto: [], splitFrom: caseNumber });
  });

  async function read(caseNumber: string): Promise<{ story: object[] }> {
    const { body } = await department.ask(officer, 'GET', `/api/cases/${caseNumber}`);
    return body as { story: object[] };
  }
});
