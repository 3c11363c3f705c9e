import { DepartmentOverHttp } from '../../test/department-over-http.ts';
import { handler, officer, stranger, sureProposal, xiangchengUrbanManagement } from '../../test/samples.ts';
import type { StaffMember } from '../handling/domain/who-may.ts';
import { leaseSeconds } from './look-at-case.ts';
import type { Onlookers } from './looking.dto.ts';

const colleague: StaffMember = { ...handler, subject: 'handler-2' };

describe('Who looks at a case', () => {
  let department: DepartmentOverHttp;
  beforeAll(async () => {
    department = await DepartmentOverHttp.start();
  });
  afterAll(() => department.stop());

  it('sees who else of the bureau does, and since when', async () => {
    const { caseNumber } = await department.routed(sureProposal);
    expect(await others(handler, caseNumber)).toEqual([]);
    expect(await others(colleague, caseNumber)).toEqual([{ staff: handler.subject, since: expect.any(String) }]);
    expect(await others(handler, caseNumber)).toMatchObject([{ staff: colleague.subject }]);
    const { caseNumber: another } = await department.routed(sureProposal);
    expect(await others(handler, another)).toEqual([]);
  });

  it('is gone when nothing has been heard for a while, and then comes anew', async () => {
    const { caseNumber } = await department.routed(sureProposal);
    await others(handler, caseNumber);
    const [first] = await others(colleague, caseNumber);
    await department.letPass(`${leaseSeconds + 1} seconds`);
    expect(await others(colleague, caseNumber)).toEqual([]);
    await others(handler, caseNumber);
    const [again] = await others(colleague, caseNumber);
    expect(Date.parse(String(again?.since))).toBeGreaterThan(Date.parse(String(first?.since)));
  });

  it('leaves nothing behind', async () => {
    const { caseNumber } = await department.routed(sureProposal);
    for (let n = 0; n < 12; n++) await others({ ...handler, subject: `onlooker-${n}` }, caseNumber);
    await department.letPass(`${leaseSeconds + 1} seconds`);
    for (let n = 0; n < 4; n++) await others(handler, caseNumber);
    const left = await department.dataSource.query<object[]>('select subject from case_onlooker');
    expect(left).toEqual([{ subject: handler.subject }]);
  });

  it('is not told of a bureau that helps, nor it of the lead', async () => {
    const coHandling = [xiangchengUrbanManagement];
    const { caseNumber } = await department.routed({ ...sureProposal, coHandling });
    await others(handler, caseNumber);
    expect(await others(stranger, caseNumber)).toEqual([]);
    expect(await others(handler, caseNumber)).toEqual([]);
  });

  it('is not somebody who reaches the case by its region alone', async () => {
    const { caseNumber } = await department.routed(sureProposal);
    const roles = ['handler', 'supervisor'];
    for (const bureauId of [undefined, xiangchengUrbanManagement.id])
      expect(await look({ subject: 'both', roles, bureauId, regionCode: '410000' }, caseNumber)).toMatchObject({
        status: 403,
      });
  });

  it.each<[string, StaffMember, number]>([
    ['another bureau', stranger, 403],
    ['a triage officer', officer, 403],
  ])('is not %s', async (_, staff, status) => {
    const { caseNumber } = await department.routed(sureProposal);
    expect(await look(staff, caseNumber)).toMatchObject({ status });
  });

  const look = (staff: StaffMember, caseNumber: string) =>
    department.ask(staff, 'POST', `/api/cases/${caseNumber}/look`);

  async function others(staff: StaffMember, caseNumber: string) {
    const { body } = await look(staff, caseNumber);
    return (body as Onlookers).others;
  }
});
