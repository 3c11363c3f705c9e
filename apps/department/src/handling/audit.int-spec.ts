import { DepartmentOverHttp } from '../../test/department-over-http.ts';
import { handler, head, officer, stranger, supervisor, sureProposal, xiangchengLabour } from '../../test/samples.ts';

const bureau = xiangchengLabour.id;

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

  it('says who read what lies with it', async () => {
    const { caseNumber } = await department.routed(sureProposal);
    expect(await department.ask(handler, 'GET', `/api/cases/${caseNumber}/attachments`)).toMatchObject({ status: 200 });
    expect(await department.auditOf(caseNumber)).toMatchObject([
      { staff: handler.subject, action: 'read-attachments' },
    ]);
  });

  it.each([
    ['read-awaiting-head', head, `/api/bureaus/${bureau}/awaiting-head`, bureau],
    ['read-co-tasks', handler, `/api/bureaus/${bureau}/co-tasks`, bureau],
    ['read-triage', officer, '/api/triage?region=411681', '411681'],
    ['read-awaiting-supervisor', supervisor, '/api/awaiting-supervisor?region=411681', '411681'],
    ['read-follow-ups', officer, '/api/follow-ups?region=411681', '411681'],
  ])('says who looked at a list and whose it is: %s', async (action, staff, url, about) => {
    expect(await department.ask(staff, 'GET', url)).toMatchObject({ status: 200 });
    expect(await sightsOf(about, action)).toEqual([staff.subject]);
  });

  it('says who looked at what came of a bulk action', async () => {
    const { caseNumber } = await department.routed(sureProposal);
    const order = { cases: [{ caseNumber, version: 2 }] };
    const { body } = await department.ask(handler, 'POST', '/api/bulk-actions/accept', order, {
      'idempotency-key': 'looked-at',
    });
    const url = `/api/bulk-actions/${String(body.id)}`;
    expect(await department.ask(handler, 'GET', url)).toMatchObject({ status: 200 });
    expect(await sightsOf(String(body.id), 'read-bulk-action')).toEqual([handler.subject]);
  });

  it('says once an hour that somebody has a page of a queue before him, and each page and each person apart', async () => {
    const colleague = { ...handler, subject: 'another-of-the-bureau' };
    const url = `/api/bureaus/${bureau}/queue`;
    const looks = [
      ...[handler, handler, colleague, handler].map((staff) => [staff, url] as const),
      ...[handler, handler].map((staff) => [staff, `${url}?view=overdue`] as const),
    ];
    for (const [staff, page] of looks) expect(await department.ask(staff, 'GET', page)).toMatchObject({ status: 200 });
    expect(await department.ask(stranger, 'GET', url)).toMatchObject({ status: 403 });
    const expected = [handler.subject, colleague.subject, handler.subject];
    expect(await sightsOf(bureau, 'read-queue')).toEqual(expected);
  });

  it('does not remember a page of which it was not written who saw it', async () => {
    const url = `/api/bureaus/${bureau}/queue?view=mine`;
    const before = (await sightsOf(bureau, 'read-queue')).length;
    await department.asOwner('revoke insert (reason) on audit.entry from xinqiao_department');
    const unseen = await department.ask(handler, 'GET', url);
    await department.asOwner('grant insert (reason) on audit.entry to xinqiao_department');
    expect(unseen).toMatchObject({ status: 500 });
    expect(await department.ask(handler, 'GET', url)).toMatchObject({ status: 200 });
    expect(await sightsOf(bureau, 'read-queue')).toHaveLength(before + 1);
  });

  it('says of each search that there was one, and never for what', async () => {
    const search = () => department.ask(handler, 'POST', `/api/bureaus/${bureau}/search`, { text: '拖欠工资' });
    expect([await search(), await search()]).toMatchObject([{ status: 200 }, { status: 200 }]);
    expect(await sightsOf(bureau, 'search-cases')).toEqual([handler.subject, handler.subject]);
    expect(await department.asOwner(`select from audit.entry e where e::text like '%拖欠%'`)).toEqual([]);
  });

  async function sightsOf(about: string, action: string): Promise<string[]> {
    const rows = await department.auditOf(about);
    return rows.filter((row) => row.action === action).map(({ staff }) => staff);
  }
});
