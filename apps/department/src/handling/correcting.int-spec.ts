import type { Bureau, CaseEvents } from '#contracts';
import { eventually } from '#testing';
import { DepartmentOverHttp } from '../../test/department-over-http.ts';
import type { Message } from '../../test/department-under-test.ts';
import {
  handler,
  handlerAt,
  inDirectory,
  officer,
  officerOf,
  supervisor,
  supervisorOf,
  sureProposal,
  xiangchengLabour,
} from '../../test/samples.ts';
import { followDirectory } from '../directory/follow-directory.ts';
import { followMatters } from '../directory/follow-matters.ts';
import type { CaseView } from './case-view.dto.ts';

const zhoukou: Bureau = { id: '411600-education', name: '周口市教育局', regionCode: '411600' };
const chuanhui: Bureau = { id: '411602-education', name: '川汇区教育局', regionCode: '411602' };
const unnamed: Bureau = { id: '411623-education', name: '商水县教育局', regionCode: '411623' };
const changedAt = '2026-11-23T08:00:00.000Z';
const matters = [
  { code: 'school-fees', name: '学校收费', function: 'education', retired: false },
  { code: 'unpaid-wages', name: '拖欠工资', function: 'labour-inspection', retired: false },
  { code: 'school-meals', name: '学校食堂', function: 'education', retired: true },
].map((matter) => ({ ...matter, version: 1, changedAt }));

const atDesk = { ...sureProposal, sure: false };
const assigned = 'xinqiao.case.assigned.v1';

describe('What who assigns a case says of it', () => {
  let department: DepartmentOverHttp;
  beforeAll(async () => {
    department = await DepartmentOverHttp.start();
    await department.dataSource.transaction(async (manager) => {
      await followMatters(manager, matters);
      await followDirectory(manager, [
        Object.assign(inDirectory(zhoukou), { regionName: '周口市' }),
        Object.assign(inDirectory(chuanhui), { regionName: '川汇区' }),
        inDirectory(unnamed),
        Object.assign(inDirectory(xiangchengLabour, undefined, 2), { regionName: '项城市' }),
      ]);
    });
  });
  afterAll(() => department.stop());

  it('is taken by the case, by its clocks and its story, and told in one event', async () => {
    const message = await department.routed(atDesk);
    const corrected = { kind: 'inquiry', urgent: true, region: '411602', matter: 'school-fees' };
    expect(await assign(message, { lead: zhoukou, ...corrected })).toMatchObject({ status: 200 });
    const now = {
      ...{ kind: 'inquiry', urgent: true, matter: { code: 'school-fees', name: '学校收费' } },
      jurisdiction: { code: '411602', name: '川汇区' },
    };
    const corrections = [
      { of: 'kind', from: 'complaint', to: 'inquiry' },
      { of: 'urgent', from: 'false', to: 'true' },
      { of: 'region', from: '411681', to: '411602' },
      { of: 'function', from: 'labour-inspection', to: 'education' },
      { of: 'matter', from: 'unpaid-wages', to: 'school-fees' },
    ];
    const view = await read(message);
    expect(view).toMatchObject({ ...now, lead: zhoukou });
    expect(view.story.at(-1)).toMatchObject({ type: assigned, staff: officer.subject, details: { corrections } });
    expect(view.clocks.find(({ clock }) => clock === 'resolve')).toMatchObject({ term: { amount: 3 } });
    expect(await announced(message)).toMatchObject({ ...now, function: 'education', corrections });
  });

  it('is taken from a ruling as well, which says it too', async () => {
    const message = await department.routed(sureProposal);
    await sendBack(message, 2, xiangchengLabour);
    await assign(message, { version: 3, lead: chuanhui });
    await sendBack(message, 4, chuanhui);
    const ruling = { version: 5, lead: zhoukou, reason: '依职责', kind: 'help', function: 'education' };
    const answer = await department.ask(supervisor, 'POST', `/api/cases/${message.caseNumber}/arbitrate`, ruling);
    expect(answer).toMatchObject({ status: 200 });
    const view = await read(message);
    expect(view).toMatchObject({ kind: 'help', jurisdiction: { code: '411681' } });
    expect(view.story.slice(-2)).toMatchObject([
      { details: { kind: 'help', function: 'education', jurisdiction: { code: '411681' } } },
      { details: { function: 'education', corrections: [{ of: 'kind' }, { of: 'function' }] } },
    ]);
  });

  it('is told apart from what is said as it was known before', async () => {
    const message = await department.routed(atDesk);
    const said = { urgent: true, region: '411681', matter: 'unpaid-wages' };
    expect(await assign(message, { lead: xiangchengLabour, ...said })).toMatchObject({ status: 200 });
    const told = await announced(message);
    expect(told).toMatchObject({
      corrections: [{ of: 'urgent', from: 'false', to: 'true' }],
      confirmed: ['region', 'function', 'matter'],
    });
  });

  it('of a ruling is told apart as well', async () => {
    const message = await department.routed(sureProposal);
    await sendBack(message, 2, xiangchengLabour);
    await assign(message, { version: 3, lead: chuanhui });
    await sendBack(message, 4, chuanhui);
    const ruling = { version: 5, lead: zhoukou, reason: '依职责', matter: 'unpaid-wages' };
    const answer = await department.ask(supervisor, 'POST', `/api/cases/${message.caseNumber}/arbitrate`, ruling);
    expect(answer).toMatchObject({ status: 200 });
    const { story } = await read(message);
    expect(story.at(-2)).toMatchObject({
      details: { matter: { code: 'unpaid-wages' }, confirmed: ['function', 'matter'] },
    });
  });

  it.each([
    ['kind', 'is-in', { kind: 'plea' }],
    ['urgent', 'is-boolean', { urgent: 'yes' }],
    ['region', 'region-code', { region: '41' }],
    ['region', 'in-the-leads-region', { region: '410102' }],
    ['region', 'known-region', { region: '411699' }],
    ['function', 'known-function', { function: 'street-order' }],
    ['matter', 'known-matter', { matter: 'school-holidays' }],
    ['matter', 'current-matter', { matter: 'school-meals' }],
  ])('is refused where %s breaks the rule %s, and nothing happens', async (field, rule, wrong) => {
    const message = await department.routed(atDesk);
    const answer = await assign(message, { lead: zhoukou, ...wrong });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field, rule }] } });
    expect(await read(message)).toMatchObject({ version: 2, status: 'triage' });
  });

  it('is of no region where the officer would not see the case', async () => {
    const message = await department.routed(atDesk);
    const body = { version: 2, lead: xiangchengLabour, region: '411602' };
    const answer = await department.ask(officerOf('411681'), 'POST', `/api/cases/${message.caseNumber}/assign`, body);
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ rule: 'in-the-leads-region' }] } });
  });

  it('waits until the catalogue of matters has come', async () => {
    const message = await department.routed(atDesk);
    await department.dataSource.query('delete from matter');
    const answer = await assign(message, { lead: zhoukou, matter: 'school-fees' });
    expect(answer).toMatchObject({ status: 503, body: { code: 'directory-unavailable' } });
    await department.dataSource.transaction((manager) => followMatters(manager, matters));
    expect(await assign(message, { lead: zhoukou, matter: 'school-fees' })).toMatchObject({ status: 200 });
  });

  describe('of its region, where nobody names one,', () => {
    it('is that of a bureau that does not answer for where it was, so that who oversees that sees it', async () => {
      const message = await department.routed(atDesk);
      await assign(message, { lead: chuanhui });
      expect((await read(message)).jurisdiction).toEqual({ code: '411602', name: '川汇区' });
      expect(await announced(message)).toMatchObject({ jurisdiction: { code: '411602', name: '川汇区' } });
      const url = `/api/cases/${message.caseNumber}`;
      expect(await department.ask(supervisorOf('411602'), 'GET', url)).toMatchObject({ status: 200 });
      expect(await department.ask(supervisorOf('411681'), 'GET', url)).toMatchObject({ status: 403 });
    });

    it('is what it was when that bureau sends it back, and its desk assigns it', async () => {
      const message = await department.routed(atDesk);
      await assign(message, { lead: chuanhui });
      await sendBack(message, 3, chuanhui);
      const url = `/api/cases/${message.caseNumber}`;
      expect(await department.ask(officerOf('411602'), 'GET', url)).toMatchObject({ status: 403 });
      const body = { version: 4, lead: xiangchengLabour };
      const answer = await department.ask(officerOf('411681'), 'POST', `${url}/assign`, body);
      expect(answer).toMatchObject({ status: 200, body: { status: 'assigned' } });
      const { story, ...view } = await read(message);
      expect(view).toMatchObject({ jurisdiction: { code: '411681', name: '项城市' } });
      expect(story.at(-2)).toMatchObject({ details: { sentTo: 'triage', jurisdiction: { code: '411681' } } });
    });

    it('is what it was where the bureau answers for it', async () => {
      const message = await department.routed(atDesk);
      await assign(message, { lead: zhoukou });
      const url = `/api/cases/${message.caseNumber}`;
      expect(await department.ask(supervisorOf('411681'), 'GET', url)).toMatchObject({ status: 200 });
      const told = await announced(message);
      expect(told).toMatchObject({ jurisdiction: { code: '411681' } });
      expect(told).not.toHaveProperty('corrections');
    });

    it('is called by its code until the directory has said its name', async () => {
      const message = await department.routed(atDesk);
      await assign(message, { lead: unnamed });
      expect((await read(message)).jurisdiction).toEqual({ code: '411623', name: '411623' });
    });

    it('is that of the bureau into which its own is merged', async () => {
      const message = await department.routed(sureProposal);
      const merged = inDirectory(xiangchengLabour, chuanhui.id, 3);
      await department.dataSource.transaction((manager) => followDirectory(manager, [merged]));
      await eventually(async () => (await read(message)).lead?.id === chuanhui.id);
      expect((await read(message)).jurisdiction).toEqual({ code: '411602', name: '川汇区' });
      expect((await read(message)).story.at(-1)).toMatchObject({
        details: { jurisdiction: { code: '411602', name: '川汇区' } },
      });
      const url = `/api/cases/${message.caseNumber}`;
      expect(await department.ask(supervisorOf('411681'), 'GET', url)).toMatchObject({ status: 403 });
    });
  });

  const assign = ({ caseNumber }: Message, body: object) =>
    department.ask(officer, 'POST', `/api/cases/${caseNumber}/assign`, { version: 2, ...body });

  const sendBack = ({ caseNumber }: Message, version: number, bureau: Bureau) =>
    department.ask(
      bureau === xiangchengLabour ? handler : handlerAt(bureau),
      'POST',
      `/api/cases/${caseNumber}/return`,
      {
        ...{ version, reason: '不属于本单位职责', dutyLine: '劳动监察' },
      },
    );

  async function read({ caseNumber }: Message): Promise<CaseView> {
    const { body } = await department.ask(supervisor, 'GET', `/api/cases/${caseNumber}`);
    return body as CaseView;
  }

  /** How the case was assigned last, as it is announced. */
  async function announced({ caseId }: Message): Promise<CaseEvents[typeof assigned]> {
    const [row] = await department.dataSource.query<[{ payload: CaseEvents[typeof assigned] }]>(
      `select value::json as payload from outbox where key = $1 and headers::json ->> 'ce_type' = $2 order by id desc limit 1`,
      [caseId, assigned],
    );
    return row.payload;
  }
});
