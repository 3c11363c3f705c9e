import { v7 as uuidv7 } from 'uuid';
import { DepartmentOverHttp } from '../../test/department-over-http.ts';
import {
  decided,
  member,
  type Message,
  someMessage,
  submitted,
  untilWaiting,
} from '../../test/department-under-test.ts';
import {
  handler,
  head,
  officer,
  officerOf,
  stranger,
  supervisor,
  sureProposal,
  xiangchengLabour,
  xiangchengUrbanManagement,
} from '../../test/samples.ts';
import { AssignCaseOnDecided } from '../handling/assign-case-on-decided.ts';
import type { StaffMember } from '../handling/domain/who-may.ts';
import { OpenCaseOnSubmitted } from '../handling/open-case-on-submitted.ts';
import { reachParameters } from '../handling/in-reach.ts';
import { casesQuery } from './cases-of-hot-issue.ts';
import { FollowMembership, type MembershipChanged } from './follow-membership.ts';

const at = (second: number) => new Date(Date.UTC(2026, 10, 23, 8, 0, second)).toISOString();

describe('The cases of a hot issue', () => {
  let department: DepartmentOverHttp;
  let heating: { hotIssueId: string; title: string };
  let road: { hotIssueId: string; title: string };

  beforeAll(async () => {
    department = await DepartmentOverHttp.start();
  });
  afterAll(() => department.stop());
  beforeEach(() => {
    heating = { hotIssueId: uuidv7(), title: '项城市集中供热不达标' };
    road = { hotIssueId: uuidv7(), title: '项城市文明路断头路' };
  });

  it('join it when routing says so, leave it, and join it again', async () => {
    const one = await department.routed(sureProposal);
    await follow(member('joined', one, heating, at(1)));
    expect(await read(one)).toMatchObject({ status: 'assigned', version: 3, hotIssue: heating });
    await follow(member('left', one, heating, at(2)));
    expect((await read(one)).hotIssue).toBeUndefined();
    await follow(member('joined', one, heating, at(3)));
    expect(await storyOf(one)).toEqual([
      'opened',
      'assigned',
      'joined-hot-issue',
      'left-hot-issue',
      'joined-hot-issue',
    ]);
  });

  it('are not moved by what comes twice, nor by what was said before something that came already', async () => {
    const one = await department.routed(sureProposal);
    await follow(member('joined', one, road, at(3)));
    await follow(member('left', one, heating, at(2)));
    await follow(member('joined', one, heating, at(1)), member('joined', one, road, at(3)));
    expect(await read(one)).toMatchObject({ version: 3, hotIssue: road });
  });

  it('go from one to another, which their story tells', async () => {
    const one = await department.routed(sureProposal);
    await follow(member('joined', one, heating, at(1)));
    await follow(member('joined', one, road, at(2)));
    expect(await read(one)).toMatchObject({ version: 5, hotIssue: road });
    expect((await storyOf(one)).slice(2)).toEqual(['joined-hot-issue', 'left-hot-issue', 'joined-hot-issue']);
  });

  it('wait for who helps in them as before when they join or leave it', async () => {
    const one = await department.routed({ ...sureProposal, coHandling: [] });
    const act = (action: string, body: object) =>
      department.ask(handler, 'POST', `/api/cases/${one.caseNumber}/${action}`, body);
    const isWaiting = async () => {
      const { body } = await department.ask(
        handler,
        'GET',
        `/api/bureaus/${xiangchengLabour.id}/queue?view=waiting&limit=200`,
      );
      return (body.entries as { caseNumber: string }[]).some(({ caseNumber }) => caseNumber === one.caseNumber);
    };
    await act('accept', { version: 2 });
    await act('ask-co-bureau', { version: 3, bureau: xiangchengUrbanManagement, task: '核查现场' });
    expect(await isWaiting()).toBe(true);
    await follow(member('joined', one, heating, at(1)));
    expect(await isWaiting()).toBe(true);
    await follow(member('left', one, heating, at(2)));
    expect(await isWaiting()).toBe(true);
  });

  it('stand in the audit trail with who looked at them', async () => {
    const one = await department.routed(sureProposal);
    await follow(member('joined', one, heating, at(1)));
    expect(await ask(supervisor, '?limit=3')).toMatchObject({ status: 200 });
    const sight = { staff: supervisor.subject, action: 'read-hot-issue-cases', reason: null };
    expect(await department.auditOf(heating.hotIssueId)).toContainEqual(sight);
  });

  it.each([['before it is opened'], ['while it is opened'], ['after its routing decision']])(
    'join it also when it is said %s',
    async (when) => {
      const one = someMessage();
      const joined = member('joined', one, heating, at(1));
      const open = () =>
        department.inBatch((context) => department.app.get(OpenCaseOnSubmitted).open([submitted(one)], context));
      const route = () =>
        department.inBatch((context) =>
          department.app.get(AssignCaseOnDecided).assign([decided(one, sureProposal)], context),
        );
      if (when === 'before it is opened') {
        await follow(joined);
        await open();
        await route();
      } else if (when === 'while it is opened') {
        const following = await department.inBatch(async (context) => {
          await department.app.get(OpenCaseOnSubmitted).open([submitted(one)], context);
          const began = follow(joined);
          await Promise.race([began, untilWaiting(department, 1)]);
          return { began };
        });
        await following.began;
        await route();
      } else {
        await route();
        await follow(joined);
        await open();
      }
      expect(await read(one)).toMatchObject({ status: 'assigned', version: 3, hotIssue: heating });
    },
  );

  it('take it up when they come to be open again, if it was said while they were not', async () => {
    const one = await department.routed(sureProposal);
    await act(handler, one, 'accept', { version: 2 });
    await act(head, one, 'resolve', { version: 3, visibility: 'public', text: '已修复' });
    await follow(member('joined', one, heating, at(1)));
    expect((await read(one)).hotIssue).toBeUndefined();
    const reopened = await act(supervisor, one, 'reopen', { version: 4, reason: '仍未供热' });
    expect(reopened).toMatchObject({ status: 200, body: { status: 'in-progress', version: 6 } });
    expect(await read(one)).toMatchObject({ version: 6, hotIssue: heating });
  });

  it('are listed with where they stand, a page at a time, to each as far as they reach', async () => {
    const labour = await department.routedAll(sureProposal, 3);
    const urban = await department.routedAll({ ...sureProposal, lead: xiangchengUrbanManagement }, 2);
    const together = { ...sureProposal, lead: xiangchengUrbanManagement, coHandling: [xiangchengLabour] };
    const shared = await department.routedAll(together, 1);
    const all = [...labour, ...urban, ...shared];
    await follow(...all.map((one) => member('joined', one, heating, at(1))));
    await act(handler, labour[0]!, 'accept', { version: 3 });

    const first = await list(officer, '?limit=4');
    expect(first).toMatchObject({
      hotIssueId: heating.hotIssueId,
      title: heating.title,
      counts: expect.arrayContaining([
        { status: 'assigned', cases: 5 },
        { status: 'in-progress', cases: 1 },
      ]),
    });
    const rest = await list(officer, `?limit=4&after=${first.next}`);
    expect([...first.entries, ...rest.entries].map(({ caseNumber }) => caseNumber)).toEqual(numbersOf(all));
    expect(rest.next).toBeUndefined();
    expect(numbersOf((await list(handler)).entries)).toEqual(numbersOf([...labour, ...shared]));
    expect(numbersOf((await list(stranger)).entries)).toEqual(numbersOf([...urban, ...shared]));
    expect(numbersOf((await list(officerOf('411600'))).entries)).toEqual(numbersOf(all));
  });

  it('are nobody’s business who reaches none of them', async () => {
    const one = await department.routed(sureProposal);
    await follow(member('joined', one, heating, at(1)));
    for (const staff of [stranger, officerOf('411000')]) {
      const answer = await ask(staff);
      expect(answer).toMatchObject({ status: 404, body: { code: 'hot-issue-not-found' } });
    }
  });

  it('are hidden from the bureau that they are a complaint about, though it be at work on them', async () => {
    const [theirs, about] = await department.routedAll(sureProposal, 2);
    await follow(member('joined', theirs!, heating, at(1)), member('joined', about!, heating, at(1)));
    await department.dataSource.query(`update "case" set aside = json_build_object('about', $2::json) where id = $1`, [
      about!.caseId,
      JSON.stringify([xiangchengLabour]),
    ]);
    expect(numbersOf((await list(handler)).entries)).toEqual(numbersOf([theirs!]));
    expect(numbersOf((await list(officer)).entries)).toEqual(numbersOf([theirs!, about!]));
  });

  it('are found along the index of their issue, however many others there are', async () => {
    const ids = await department.routedAll(sureProposal, 20);
    await follow(...ids.map((one) => member('joined', one, heating, at(1))));
    await department.dataSource.query(
      `insert into hot_issue_member select uuidv7(), uuidv7(), null, now() from generate_series(1, 20000)`,
    );
    await department.dataSource.query(
      `insert into "case" (id, number, status, version, since, channel, submitted_at, subject, urgent)
       select case_id, case_id::text, 'received', 1, now(), 'web', now(), '路灯不亮', false
       from hot_issue_member where title is null on conflict do nothing`,
    );
    await department.dataSource.query('analyze "case", hot_issue_member');
    const parameters = [heating.hotIssueId, ...reachParameters(officer), '00000000-0000-0000-0000-000000000000', 11];
    const rows = await department.dataSource.query<{ 'QUERY PLAN': string }[]>(`explain ${casesQuery}`, parameters);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toMatch(/Index (Only )?Scan using hot_issue_members/);
    expect(plan).toMatch(/Index Scan using case_pkey/);
    expect(plan).not.toMatch(/Seq Scan/);
  });

  const follow = (...events: MembershipChanged[]) =>
    department.inBatch((context) => department.app.get(FollowMembership).follow(events, context));

  const act = (staff: StaffMember, { caseNumber }: Message, action: string, body: object) =>
    department.ask(staff, 'POST', `/api/cases/${caseNumber}/${action}`, body);

  const ask = (staff: StaffMember, query = '') =>
    department.ask(staff, 'GET', `/api/hot-issues/${heating.hotIssueId}/cases${query}`);

  async function list(staff: StaffMember, query?: string): Promise<{ entries: Message[]; next?: string }> {
    const { body } = await ask(staff, query);
    return body as { entries: Message[]; next?: string };
  }

  async function read({ caseNumber }: Message): Promise<{ hotIssue?: object; story: { type: string }[] }> {
    const { body } = await department.ask(supervisor, 'GET', `/api/cases/${caseNumber}`);
    return body as { hotIssue?: object; story: { type: string }[] };
  }

  async function storyOf(message: Message): Promise<string[]> {
    const { story } = await read(message);
    return story.map(({ type }) => type.slice('xinqiao.case.'.length, -'.v1'.length));
  }

  const numbersOf = (cases: readonly { readonly caseNumber: string }[]) => cases.map(({ caseNumber }) => caseNumber);
});
