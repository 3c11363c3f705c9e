import {
  announcedOf,
  decided,
  departmentUnderTest,
  type DepartmentUnderTest,
  someMessage,
  submitted,
} from '../../test/department-under-test.ts';
import { handler, officer, stranger, supervisor, sureProposal, xiangchengLabour } from '../../test/samples.ts';
import type { StaffCommand } from './domain/command.ts';

const said = {
  lead: xiangchengLabour,
  coHandling: [],
  reason: '不属于本单位职责',
  dutyLine: '劳动监察',
  visibility: 'public',
  text: '正在核实',
  days: 10,
  waitingFor: 'citizen',
  until: new Date('2027-01-01T00:00:00Z'),
  legalGround: '信访工作条例第三十一条',
  explanation: '已由法院立案',
};
const staff = [handler, stranger, officer, supervisor];
const kinds = [
  ...(['accept', 'return', 'assign', 'arbitrate', 'contact', 'reply', 'suspend', 'resume'] as const),
  ...(['request-extension', 'approve-extension', 'propose-decline', 'refuse-decline', 'resolve', 'reopen'] as const),
];

describe('A case on which many people act at once', () => {
  let department: DepartmentUnderTest;
  beforeAll(async () => {
    department = await departmentUnderTest();
  });
  afterAll(() => department.close());

  it('is moved by one of those who saw the same version, and each of its versions is told once', async () => {
    const { caseId, caseNumber } = someMessage();
    await department.inBatch(async (context) => {
      await department.openCase.open([submitted({ caseId, caseNumber })], context);
      await department.assignCase.assign([decided({ caseId, caseNumber }, sureProposal)], context);
    });
    for (let round = 0; round < 25; round++) {
      const [before] = await row(caseId);
      const asked = staff.flatMap((by) => kinds.map((kind) => ({ kind, by, version: before.version, ...said })));
      const outcomes = await Promise.allSettled(
        asked.map((command) => department.cases.act(caseNumber, command as unknown as StaffCommand)),
      );
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const versions = (await announcedOf(department, caseId)).map(({ version }) => version);
      const [{ version }] = await row(caseId);
      expect(versions).toEqual(Array.from({ length: version }, (_, index) => index + 1));
    }
  });

  const row = (caseId: string): Promise<[{ version: number }]> =>
    department.dataSource.query('select version from "case" where id = $1', [caseId]);
});
