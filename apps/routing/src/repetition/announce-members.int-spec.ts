import { formatCaseNumber } from '#domain';
import { CaseOutbox, Clock, createLogger } from '#platform';
import { routingDatabase } from '../../test/routing-database.ts';
import { AnnounceMembers, membersAtOnce } from './announce-members.ts';
import { DecideOnHotIssue } from './decide-on-hot-issue.ts';

type Routing = Awaited<ReturnType<typeof routingDatabase>>;

const issueId = '00000000-0000-7000-8000-000000000001';
const members = 2 * membersAtOnce + 30;
const numbers = Array.from({ length: members }, (_, n) => formatCaseNumber(new Date('2026-11-23T04:00:00Z'), n + 1));
const supervisor = { subject: 'supervisor', clientId: 'console', roles: ['supervisor' as const], regionCode: '410000' };

describe('A hot issue of more cases than are announced at once', () => {
  let routing: Routing;
  let decideOn: DecideOnHotIssue;
  beforeEach(async () => {
    routing = await routingDatabase();
    const { dataSource } = routing;
    await dataSource.query(proposed, [issueId]);
    await dataSource.query(voices, [issueId, numbers]);
    decideOn = new DecideOnHotIssue(dataSource, new Clock(dataSource), new CaseOutbox('routing'));
    await decideOn.confirm(issueId, { version: 1 }, supervisor);
  });
  afterEach(() => routing.close());

  const instance = () =>
    new AnnounceMembers(routing.dataSource, new CaseOutbox('routing'), createLogger('routing', 'silent'));

  const announced = async (step: string): Promise<unknown[]> =>
    (await routing.announced())
      .filter(({ type }) => type === `xinqiao.hot-issue.${step}.v1`)
      .map(({ payload }) => payload.caseId);

  it('is confirmed with the first of them, and the others follow', async () => {
    expect(await announced('confirmed')).toHaveLength(1);
    expect(await announced('member-joined')).toHaveLength(membersAtOnce);
    await instance().announceWaiting();
    expect(await announced('member-joined')).toHaveLength(members);
  });

  it('has each of them announced once, however many instances do it at once', async () => {
    await Promise.all([instance(), instance(), instance()].map((one) => one.announceWaiting()));
    const joined = await announced('member-joined');
    expect(joined).toHaveLength(members);
    expect(new Set(joined).size).toBe(members);
  });

  it('says nothing of a case that was taken out before anybody had heard of it', async () => {
    const caseNumber = numbers.at(-1) ?? '';
    await routing.dataSource.query(numbered, [issueId, caseNumber]);
    await decideOn.removeMember(issueId, { version: 2, caseNumber }, supervisor);
    await instance().announceWaiting();
    expect(await announced('member-joined')).toHaveLength(members - 1);
    expect(await announced('member-left')).toEqual([]);
  });
});

const proposed = `
  insert into hot_issue (id, reach, status, region_code, region_name, title, title_weight, sketch, name_share,
                         messages, people, first_at, last_at, version)
  values ($1, '4110/heating-gas', 'proposed', '411000', '许昌市', '许昌市供暖', 0, '\\x00000001000000023f8000003f800000', 0.5,
          1030, 1030, now() - interval '1 day', now(), 1)`;

const voices = `
  insert into voice (case_id, submitted_at, case_number, region_code, channel, issue_id, sketch, name_share, times)
  select gen_random_uuid(), now() - interval '1 day' + n * interval '1 second', case_number, '411002', 'web', $1,
         '\\x00000001000000023f8000003f800000', 0.5, 1
    from unnest($2::text[]) with ordinality as given (case_number, n)`;

/** The last of the cases can be found by its number. */
const numbered = `
  insert into decision (case_id, decided_at, case_number, router, sure, decision)
  select case_id, now(), $2, 'reader', true, '{}' from voice where issue_id = $1 order by submitted_at desc limit 1`;
