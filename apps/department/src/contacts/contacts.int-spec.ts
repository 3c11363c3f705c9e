import { DepartmentOverHttp } from '../../test/department-over-http.ts';
import {
  handler,
  officer,
  stranger,
  supervisor,
  supervisorOf,
  sureProposal,
  xiangchengUrbanManagement,
} from '../../test/samples.ts';
import type { StaffMember } from '../handling/domain/who-may.ts';

const wang = { name: '王小明', phone: '13812345678', email: 'ming@example.org' };
const whole = { reason: '电话核实欠薪数额' };

describe('How a citizen can be reached', () => {
  let department: DepartmentOverHttp;
  beforeAll(async () => {
    department = await DepartmentOverHttp.start();
  });
  afterAll(() => department.stop());

  const seen = async (staff: StaffMember, caseNumber: string) => {
    const answer = await department.ask(staff, 'GET', `/api/cases/${caseNumber}`);
    return answer.body as { readonly contact?: object; readonly contactReveals?: object[] };
  };
  const reveal = (staff: StaffMember, caseNumber: string, body: object = whole) =>
    department.ask(staff, 'POST', `/api/cases/${caseNumber}/reveal-contact`, body);

  it('is shown masked to its lead bureau and its supervisors, and to nobody else', async () => {
    const { caseNumber } = await department.routed({ ...sureProposal, coHandling: [xiangchengUrbanManagement] }, wang);
    for (const staff of [handler, supervisor])
      expect((await seen(staff, caseNumber)).contact).toEqual({ name: '王**', phone: '138****5678', email: 'm***@…' });
    for (const staff of [stranger, officer]) {
      const body = await seen(staff, caseNumber);
      expect(body).toMatchObject({ caseNumber });
      expect(JSON.stringify(body)).not.toMatch(/王|5678|ming/);
      expect(await reveal(staff, caseNumber)).toMatchObject({ status: 403 });
    }
  });

  it('is shown whole for a reason, which stands in the audit trail and before the supervisor', async () => {
    const { caseNumber } = await department.routed(sureProposal, wang);
    expect(await reveal(handler, caseNumber)).toEqual({ status: 200, body: wang, headers: expect.anything() });
    expect(await department.auditOf(caseNumber)).toEqual([
      { staff: handler.subject, action: 'reveal-contact', ...whole },
    ]);
    expect((await seen(supervisor, caseNumber)).contactReveals).toEqual([
      { staff: handler.subject, at: expect.any(String), ...whole },
    ]);
    expect(await seen(handler, caseNumber)).not.toHaveProperty('contactReveals');
  });

  it.each([{}, { reason: ' ' }, { reason: 'x'.repeat(301) }, { ...whole, mood: 'good' }])(
    'is shown for no reason such as %j',
    async (body) => {
      const { caseNumber } = await department.routed(sureProposal, wang);
      expect(await reveal(handler, caseNumber, body)).toMatchObject({ status: 400 });
      expect(await department.auditOf(caseNumber)).toEqual([]);
    },
  );

  it.each([
    ['asks to be kept confidential', sureProposal, { ...wang, confidential: true }],
    ['reports somebody', { ...sureProposal, kind: 'report' as const }, wang],
  ])('is kept from the bureau where the writer %s, and not from its supervisor', async (_, proposal, contact) => {
    const { caseNumber } = await department.routed(proposal, contact);
    expect(await seen(handler, caseNumber)).not.toHaveProperty('contact');
    expect(await reveal(handler, caseNumber)).toMatchObject({ status: 403, body: { code: 'contact-withheld' } });
    expect(await reveal(supervisor, caseNumber)).toEqual({ status: 200, body: wang, headers: expect.anything() });
    expect(await reveal(supervisorOf('411000'), caseNumber)).toMatchObject({ status: 403 });
  });

  it('is not there where the citizen has not said', async () => {
    const { caseNumber } = await department.routed(sureProposal);
    expect(await seen(handler, caseNumber)).not.toHaveProperty('contact');
    expect(await reveal(handler, caseNumber)).toMatchObject({ status: 404, body: { code: 'contact-not-given' } });
    expect(await reveal(stranger, caseNumber)).toMatchObject({ status: 403, body: { code: 'insufficient-rights' } });
  });

  it('lies sealed in the database, and a case whose contact cannot be opened is still shown', async () => {
    const { caseId, caseNumber } = await department.routed(sureProposal, wang);
    const [stored] = await department.dataSource.query<object[]>('select * from case_message where case_id = $1', [
      caseId,
    ]);
    expect(JSON.stringify(stored)).not.toMatch(/王|5678|ming/);
    await department.dataSource.query(`update case_message set contact_key_id = 'gone' where case_id = $1`, [caseId]);
    expect(await seen(handler, caseNumber)).toMatchObject({ caseNumber });
    expect(await reveal(handler, caseNumber)).toMatchObject({ status: 403, body: { code: 'contact-withheld' } });
  });
});
