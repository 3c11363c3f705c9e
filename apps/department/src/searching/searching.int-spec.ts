import { BatchContext } from '#messaging';
import { Clock, ensureMonths, type MonthlyTable } from '#platform';
import { v7 as uuidv7 } from 'uuid';
import { DepartmentOverHttp } from '../../test/department-over-http.ts';
import { decided, type Message, someMessage, submitted } from '../../test/department-under-test.ts';
import { nodesOfPlan, planOf } from '../../test/plan-of.ts';
import {
  handler,
  officer,
  stranger,
  sureProposal,
  unsureProposal,
  xiangchengLabour,
  xiangchengUrbanManagement,
} from '../../test/samples.ts';
import { AssignCaseOnDecided } from '../handling/assign-case-on-decided.ts';
import type { Proposal } from '../handling/domain/proposal.ts';
import type { Statement } from '../queue/walk.ts';
import type { StaffMember } from '../handling/domain/who-may.ts';
import { OpenCaseOnSubmitted } from '../handling/open-case-on-submitted.ts';
import type { FoundCase, FoundCases } from './searching.dto.ts';
import { wordsStatement } from './search-cases.ts';

const monthly: MonthlyTable = { table: 'case_text', column: 'case_id', by: 'id' };
const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
const firstId = '00000000-0000-0000-0000-000000000000';

describe('A search', () => {
  let department: DepartmentOverHttp;
  beforeAll(async () => {
    department = await DepartmentOverHttp.start();
  });
  afterAll(() => department.stop());

  it.each([
    ['words of the subject', '翰林苑暖气'],
    ['words of the body', '三号楼一直不热'],
    ['traditional characters', '翰林苑暖氣'],
    ['words apart from each other', '翰林苑 不热'],
    ['full-width digits', '１２月'],
  ])('finds a case by %s', async (_, text) => {
    const { caseNumber } = await routed('翰林苑暖气不热', '翰林苑三号楼一直不热，从12月起。');
    expect((await find(handler, text)).map((found) => found.caseNumber)).toContain(caseNumber);
  });

  it('finds a case by its number, as people type it', async () => {
    const { caseNumber } = await routed('路灯不亮', '翰林苑门口');
    expect(await find(handler, caseNumber.replaceAll('-', ''))).toMatchObject([{ caseNumber, status: 'assigned' }]);
    expect(await find(stranger, caseNumber)).toEqual([]);
  });

  it('keeps a word longer than an index can hold so that it is read back as it was written', async () => {
    const endless = `x${'a'.repeat(2047)}`;
    const { caseId } = await routed('渣土遗撒', endless);
    const rows = await department.dataSource.query<object[]>(
      'select terms::text::tsvector = terms as same from case_text where case_id = $1',
      [caseId],
    );
    expect(rows).toEqual([{ same: true }]);
    expect(await find(handler, endless.slice(0, 100))).toEqual([]);
  });

  it('finds only what has all of the words', async () => {
    await routed('噪声扰民', '夜间施工噪声');
    expect(await find(handler, '噪声 供水')).toEqual([]);
    expect(await find(handler, '噪声')).toHaveLength(1);
  });

  it('finds settled cases too, and only those of the status and kind that was asked for', async () => {
    const { caseNumber } = await routed('门前积水', '雨后积水');
    const act = (action: string, body: object) => ask(handler, 'POST', `/api/cases/${caseNumber}/${action}`, body);
    await act('accept', { version: 2 });
    await act('resolve', {
      version: 3,
      visibility: 'public',
      text: '经查，门前积水因雨水井堵塞，现已疏通，雨后不再积水。',
    });
    expect(await find(handler, '积水', { status: 'resolved', kind: 'complaint' })).toMatchObject([{ caseNumber }]);
    expect(await find(handler, '积水', { status: 'assigned' })).toEqual([]);
    expect(await find(handler, '积水', { kind: 'help' })).toEqual([]);
  });

  it('finds a case for each bureau at work on it, and for none that is not', async () => {
    const { caseNumber } = await routed('广告牌松动', '广告牌要掉下来');
    const finders = async () =>
      (await Promise.all([handler, stranger].map((staff) => find(staff, '广告牌')))).map(({ length }) => length);
    expect(await finders()).toEqual([1, 0]);
    const back = { version: 2, reason: '不属于本单位职责', dutyLine: '城市市容' };
    await ask(handler, 'POST', `/api/cases/${caseNumber}/return`, back);
    expect(await finders()).toEqual([0, 0]);
    const to = { version: 3, lead: xiangchengUrbanManagement, coHandling: [xiangchengLabour] };
    await ask(officer, 'POST', `/api/cases/${caseNumber}/assign`, to);
    expect(await finders()).toEqual([1, 1]);
  });

  it('finds nothing of what is on the triage desk', async () => {
    await routed('井盖丢失', '井盖丢了', unsureProposal);
    expect(await find(handler, '井盖')).toEqual([]);
  });

  it('shows what it finds newest first, each on exactly one page', async () => {
    const cases: string[] = [];
    for (let n = 0; n < 7; n++) cases.unshift((await routed('公交站牌损坏', `第${n}路`)).caseNumber);
    const shown: string[] = [];
    let after: string | undefined;
    do {
      const { body } = await search(handler, { text: '公交站牌', limit: 3, after });
      const { entries, next } = body as FoundCases;
      shown.push(...entries.map(({ caseNumber }) => caseNumber));
      after = next;
    } while (after !== undefined);
    expect(shown).toEqual(cases);
  });

  it.each([
    ['text', 'words', { text: '热' }],
    ['text', 'words', { text: '！！' }],
    ['text', 'length', { text: '' }],
    ['text', 'length', { text: '长'.repeat(101) }],
    ['status', 'is-in', { text: '供热', status: 'lost' }],
    ['after', 'cursor', { text: '供热', after: 'nowhere' }],
  ])('says that %s breaks the rule %s', async (field, rule, wrong) => {
    expect(await search(handler, wrong)).toMatchObject({ status: 400, body: { errors: [{ field, rule }] } });
  });

  it('is shut for another bureau', async () => {
    const url = `/api/bureaus/${xiangchengLabour.id}/search`;
    expect(await ask(stranger, 'POST', url, { text: '供热' })).toMatchObject({ status: 403 });
  });

  describe('among many cases', () => {
    const months = 14;
    beforeAll(() => storeCases(department, months));

    it('finds what is a year old as well as what is new', async () => {
      const { body } = await search(handler, { text: '罕见', limit: 200 });
      const months = new Set((body as FoundCases).entries.map(({ since }) => String(since).slice(0, 7)));
      expect(months.size).toBeGreaterThan(12);
    });

    it('reads the index of each month that it reaches, and no other', async () => {
      const words = { terms: ['罕见'], limit: 50, before: lastId };
      const all = await monthsRead(wordsStatement([xiangchengLabour.id], { ...words, from: firstId }));
      // A month at the edge holds so few that they are read as they lie.
      expect(all.filter((kind) => kind === 'Bitmap Heap Scan').length).toBeGreaterThan(12);
      const aMonthAgo = uuidv7({ msecs: Date.now() - 31 * 86_400_000 });
      const recent = await monthsRead(wordsStatement([xiangchengLabour.id], { ...words, from: aMonthAgo }));
      expect(recent.length).toBeLessThan(6);
    });

    it('reads no more cases than a page holds, however many are found', async () => {
      const words = { terms: ['罕见'], limit: 10, from: firstId, before: lastId };
      const { rowsRead } = await planOf(department.dataSource, wordsStatement([xiangchengLabour.id], words));
      expect(rowsRead).toBe(11);
    });

    /** How each partition of the texts is read that has a month's cases or may have. */
    async function monthsRead(statement: Statement): Promise<string[]> {
      const nodes = await nodesOfPlan(department.dataSource, statement);
      const months = nodes.filter(
        (node) => /^case_text_\d/.test(node['Relation Name'] ?? '') && node['Actual Rows'] > 0,
      );
      return months.map((node) => node['Node Type']);
    }
  });

  const ask = (...asked: Parameters<DepartmentOverHttp['ask']>) => department.ask(...asked);
  const search = (staff: StaffMember, body: object) =>
    ask(staff, 'POST', `/api/bureaus/${staff.bureauId}/search`, body);

  async function find(staff: StaffMember, text: string, filter: object = {}): Promise<FoundCase[]> {
    const { status, body } = await search(staff, { text, ...filter });
    expect(status).toBe(200);
    return (body as FoundCases).entries;
  }

  async function routed(subject: string, body: string, proposal: Proposal = sureProposal): Promise<Message> {
    const message = someMessage();
    const now = await department.app.get(Clock).now();
    await department.dataSource.transaction(async (manager) => {
      const context = new BatchContext([manager, now]);
      const event = submitted(message);
      const opened = { ...event, payload: Object.assign({}, event.payload, { subject, body }) };
      await department.app.get(OpenCaseOnSubmitted).open([opened], context);
      await department.app.get(AssignCaseOnDecided).assign([decided(message, proposal)], context);
    });
    return message;
  }
});

/** Cases of one bureau over some months, each of as many words as a letter has, one in two hundred with a rare one. */
async function storeCases({ dataSource }: DepartmentOverHttp, months: number): Promise<void> {
  for (let month = 1; month <= months; month++)
    await ensureMonths(dataSource, monthly, new Date(Date.now() - month * 30.4 * 86_400_000));
  await dataSource.query(
    `with made as (
       select n, moment, uuidv7(moment - clock_timestamp()) as id
       from generate_series(1, 30000) as n, lateral (select clock_timestamp() - n * $2::interval / 30000 as moment) as at
     ), texts as (
       insert into case_text select id, array[$1], array_to_tsvector(letter || case when n % 200 = 0 then '罕见' else '其他' end) from made,
         (select array_agg('词' || word) as letter from generate_series(1, 100) as word) as usual
     )
     insert into "case" (id, number, status, version, since, channel, submitted_at, subject, urgent, proposal, lead, co_handling)
     select id, 'stored-' || n, 'closed', 5, moment, 'web', moment, '拖欠工资', false, '{}', json_build_object('id', $1::text), '[]' from made`,
    [xiangchengLabour.id, `${months} months`],
  );
  await dataSource.query('vacuum analyze case_text');
}
