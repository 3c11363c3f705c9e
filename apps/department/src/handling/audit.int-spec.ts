import { DepartmentOverHttp } from '../../test/department-over-http.ts';
import { handler, stranger, sureProposal } from '../../test/samples.ts';

describe('The audit trail of a case', () => {
  let department: DepartmentOverHttp;
  beforeAll(async () => {
    department = await DepartmentOverHttp.start();
  });
  afterAll(() => department.stop());

  it('says who did what and why, and nothing of what was refused', async () => {
    const { caseNumber } = await department.routed(sureProposal);
    const act = (staff: typeof handler, action: string, body: object) =>
      department.ask(staff, 'POST', `/api/cases/${caseNumber}/${action}`, body);
    await act(stranger, 'accept', { version: 2 });
    await act(handler, 'accept', { version: 1 });
    await act(handler, 'accept', { version: 2 });
    await act(handler, 'request-extension', { version: 3, days: 5, reason: '等待鉴定' });
    expect(await department.auditOf(caseNumber)).toEqual([
      { staff: handler.subject, action: 'accept', reason: null },
      { staff: handler.subject, action: 'request-extension', reason: '等待鉴定' },
    ]);
  });

  it('says who read it, by its one number however it was typed, and not who was refused', async () => {
    const { caseNumber } = await department.routed(sureProposal);
    expect(await department.ask(stranger, 'GET', `/api/cases/${caseNumber}`)).toMatchObject({ status: 403 });
    const typed = encodeURIComponent(` ${caseNumber.replaceAll('-', '')} `);
    expect(await department.ask(handler, 'GET', `/api/cases/${typed}`)).toMatchObject({ status: 200 });
    expect(await department.auditOf(caseNumber)).toEqual([
      { staff: handler.subject, action: 'read-case', reason: null },
    ]);
  });

  it('is written before the case is shown, or the case is not', async () => {
    const { caseNumber } = await department.routed(sureProposal);
    await department.asOwner('revoke insert (reason) on audit.entry from xinqiao_department');
    const unseen = await department.ask(handler, 'GET', `/api/cases/${caseNumber}`);
    const undone = await department.ask(handler, 'POST', `/api/cases/${caseNumber}/accept`, { version: 2 });
    await department.asOwner('grant insert (reason) on audit.entry to xinqiao_department');
    expect([unseen.status, undone.status]).toEqual([500, 500]);
    const { body } = await department.ask(handler, 'GET', `/api/cases/${caseNumber}`);
    expect(body).toMatchObject({ status: 'assigned', version: 2 });
  });
});
