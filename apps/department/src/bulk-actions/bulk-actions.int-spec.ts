import { eventually } from '#testing';
import { v7 as uuidv7 } from 'uuid';
import { type Answer, DepartmentOverHttp } from '../../test/department-over-http.ts';
import { member, type Message, untilWaiting } from '../../test/department-under-test.ts';
import {
  handler,
  handlerAt,
  head,
  mergedBureau,
  stranger,
  supervisor,
  supervisorOf,
  sureProposal,
  unsureProposal,
  xiangchengUrbanManagement,
} from '../../test/samples.ts';
import type { StaffMember } from '../handling/domain/who-may.ts';
import { FollowMembership } from '../hot-issues/follow-membership.ts';
import { nextTargetsQuery, waitingQuery } from './bulk-action-table.ts';
import { OrderBulkAction } from './order-bulk-action.ts';
import { WorkOnBulkActions } from './work-on-bulk-actions.ts';

const housing = { id: '411681-housing-and-construction', name: '项城市住房和城乡建设局', regionCode: '411681' };
const elsewhere = { ...sureProposal, lead: xiangchengUrbanManagement };
const answer = { visibility: 'public', text: '热源厂已并网，供热恢复。' } as const;

describe('What is done to many cases', () => {
  let department: DepartmentOverHttp;
  beforeAll(async () => {
    department = await DepartmentOverHttp.start();
  });
  afterAll(() => department.stop());

  it('is done to each as if it were the only one, with the answer that it would have got', async () => {
    const [fine, stale, withdrawn, arrived] = await department.routedAll(sureProposal, 4);
    const foreign = await department.routed(elsewhere);
    const unplaced = await department.routed(unsureProposal);
    await department.askAsCitizen(withdrawn!, 'withdraw', {});
    const targets = [
      seen(fine!, 2),
      seen(stale!, 1),
      seen(withdrawn!, 3),
      seen(foreign, 2),
      seen(unplaced, 2),
      { caseNumber: '20261123-9999999-9', version: 2 },
      { caseNumber: 'nothing of the kind', version: 2 },
      seen(arrived!, 2),
    ];
    const done = await order(handler, 'accept', { cases: targets });
    expect(done).toMatchObject({ status: 200, body: { action: 'accept', cases: 8, carriedOut: 2, refused: 6 } });
    expect(done.body.finishedAt).toBeDefined();
    expect(resultsIn(done).map(({ caseNumber }) => caseNumber)).toEqual(targets.map(({ caseNumber }) => caseNumber));
    const standing = { status: 'in-progress', version: 3, allowedActions: expect.arrayContaining(['resolve']) };
    for (const index of [0, 7]) expect(done.body.results[index]).toMatchObject({ outcome: 'carried-out', standing });
    for (const index of [1, 2, 3, 4, 5, 6]) {
      const { caseNumber, version } = targets[index]!;
      const single = await department.ask(handler, 'POST', `/api/cases/${caseNumber}/accept`, { version });
      const { code, detail, action, current, changes } = single.body;
      const problem = { code, detail, action, current, changes };
      expect(done.body.results[index]).toEqual({ caseNumber, outcome: 'refused', problem });
    }
    expect(done.body.results[1].problem.changes).toMatchObject([{ version: 2, by: 'router' }]);
    expect(done.body.results[2].problem).toMatchObject({
      code: 'action-not-allowed',
      current: { status: 'withdrawn', version: 3, allowedActions: [] },
    });
    expect(await eventsOf(fine!)).toEqual(['opened', 'assigned', 'accepted']);
    expect(await eventsOf(stale!)).toEqual(['opened', 'assigned']);
  });

  it('is done once, however often it is sent with the same Idempotency-Key, and something else with it is refused', async () => {
    const [one] = await department.routedAll(sureProposal, 1);
    const key = uuidv7();
    const asked = { cases: [seen(one!, 2)] };
    const first = await order(handler, 'accept', asked, key);
    const again = await order(handler, 'accept', asked, key);
    expect(again.body).toEqual(first.body);
    expect(await eventsOf(one!)).toHaveLength(3);
    const other = await order(handler, 'contact', { cases: [seen(one!, 3)] }, key);
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
    expect((await order(stranger, 'accept', asked, key)).body.id).not.toBe(first.body.id);
  });

  it.each([
    ['no Idempotency-Key', 'Idempotency-Key', { cases: [{ caseNumber: 'x', version: 1 }] }, ''],
    ['neither cases nor a hot issue', 'cases', {}],
    ['both', 'cases', { cases: [{ caseNumber: 'x', version: 1 }], hotIssueId: uuidv7() }],
    ['no case', 'cases', { cases: [] }],
    ['too many', 'cases', { cases: Array.from({ length: 501 }, (_, n) => ({ caseNumber: `${n}`, version: 1 })) }],
    ['a version missing', 'cases[0].version', { cases: [{ caseNumber: 'x' }] }],
    [
      'a case twice',
      'cases[1].caseNumber',
      {
        cases: [
          { caseNumber: 'x', version: 1 },
          { caseNumber: 'x', version: 2 },
        ],
      },
    ],
    ['no hot issue', 'hotIssueId', { hotIssueId: 'heating' }],
    ['nothing to say', 'text', { cases: [{ caseNumber: 'x', version: 1 }], text: ' ' }],
  ])('is refused with %s, by the name of the field', async (_, field, asked, key = uuidv7()) => {
    const refused = await order(head, 'resolve', { ...answer, ...asked }, key);
    expect(refused.status).toBe(400);
    expect(refused.body.errors).toContainEqual(expect.objectContaining({ field }));
  });

  it('reaches every case of a hot issue that is in the reach of who asks, as it stands, and no other one', async () => {
    const ours = await department.routedAll(sureProposal, 3);
    const theirs = await department.routedAll(elsewhere, 2);
    const hotIssueId = await hotIssueOf([...ours, ...theirs]);
    await order(handler, 'accept', { hotIssueId });
    await department.askAsCitizen(ours[2]!, 'withdraw', {});
    const done = await order(head, 'resolve', { ...answer, hotIssueId });
    expect(done.body).toMatchObject({ cases: 3, carriedOut: 2, refused: 1 });
    expect(resultsIn(done).map(({ caseNumber, outcome }) => [caseNumber, outcome])).toEqual([
      [ours[0]!.caseNumber, 'carried-out'],
      [ours[1]!.caseNumber, 'carried-out'],
      [ours[2]!.caseNumber, 'refused'],
    ]);
    for (const one of theirs) expect(await eventsOf(one)).toEqual(['opened', 'assigned', 'joined-hot-issue']);
    const nobodys = await order(supervisorOf('411000'), 'approve-extension', { hotIssueId });
    expect(nobodys).toMatchObject({ status: 404, body: { code: 'hot-issue-not-found' } });
  });

  it('leaves each case of a hot issue to be rated and withdrawn by itself', async () => {
    const [rated, withdrawn] = await department.routedAll(sureProposal, 2);
    const hotIssueId = await hotIssueOf([rated!, withdrawn!]);
    await order(handler, 'accept', { hotIssueId });
    await department.askAsCitizen(withdrawn!, 'withdraw', {});
    await order(head, 'resolve', { ...answer, hotIssueId });
    const closed = await department.askAsCitizen(rated!, 'rate', { solved: true, satisfaction: 5 });
    expect(closed).toMatchObject({ status: 200, body: { status: 'closed' } });
    expect(await eventsOf(withdrawn!)).not.toContain('resolved');
  });

  it('is compared with what each case asks where it is a final reply: a doubtful one waits for the head of the bureau', async () => {
    const cases = await department.routedAll(sureProposal, 2);
    const hotIssueId = await hotIssueOf(cases);
    await order(handler, 'accept', { hotIssueId });
    const standings = (done: Answer) => resultsIn(done).map(({ standing }) => standing?.status);
    const proposed = await order(handler, 'resolve', { ...answer, hotIssueId });
    expect(standings(proposed)).toEqual(Array(2).fill('in-progress'));
    expect(resultsIn(proposed).map(({ outcome }) => outcome)).toEqual(Array(2).fill('awaits-confirmation'));
    expect(proposed.body).toMatchObject({ cases: 2, carriedOut: 0, awaitConfirmation: 2, refused: 0 });
    expect(await eventsOf(cases[0]!)).toContain('resolution-proposed');
    expect(standings(await order(head, 'confirm-resolution', { hotIssueId }))).toEqual(Array(2).fill('resolved'));
  });

  describe('and named, with one final reply', () => {
    const paid = { visibility: 'public', text: '经核查，翠湖工地所欠工资四万八千元已于今日全部发放。' } as const;
    beforeEach(() => department.dataSource.query('truncate reply_sketch'));

    it('is compared with what the bureau has replied before, also where it is one case', async () => {
      for (const earlier of await accepted(3, aboutOthers))
        await department.ask(head, 'POST', `/api/cases/${earlier.caseNumber}/resolve`, { ...paid, version: 3 });
      const [one] = await accepted(1, aboutOthers);
      const done = await order(handler, 'resolve', { ...paid, cases: [seen(one!, 3)] });
      const findings = [expect.objectContaining({ kind: 'template', weight: 'doubt' })];
      expect(done.body).toMatchObject({ carriedOut: 0, awaitConfirmation: 1, results: [{ findings }] });
      expect(await repliesKept([one!])).toBe(0);
      const confirmed = await order(head, 'confirm-resolution', { cases: [seen(one!, 4)] });
      expect(confirmed.body).toMatchObject({ carriedOut: 1 });
      expect(await repliesKept([one!])).toBe(1);
    });

    it('is one reply after another: from the fourth other question on it waits for the head, in whichever portion', async () => {
      const cases = await accepted(130, aboutOthers);
      const done = await order(handler, 'resolve', { ...paid, cases: cases.map((one) => seen(one, 3)) });
      const waiting = Array(127).fill('awaits-confirmation');
      expect(resultsIn(done).map(({ outcome }) => outcome)).toEqual([...Array(3).fill('carried-out'), ...waiting]);
      expect(await repliesKept(cases)).toBe(3);
      const rest = cases.slice(3).map((one) => seen(one, 4));
      expect((await order(head, 'confirm-resolution', { cases: rest })).body).toMatchObject({ carriedOut: 127 });
      expect(await repliesKept(cases)).toBe(130);
    });

    it('is given to all at once where they ask the same, or where the head of the bureau gives it', async () => {
      for (const [staff, ask] of [
        [handler, 'as they came'],
        [head, aboutOthers],
      ] as const) {
        const cases = await accepted(110, ask);
        const done = await order(staff, 'resolve', { ...paid, cases: cases.map((one) => seen(one, 3)) });
        expect(done.body).toMatchObject({ carriedOut: 110, awaitConfirmation: 0 });
        expect(await repliesKept(cases)).toBe(110);
      }
    });

    it('is not compared where they are a hot issue, and not kept', async () => {
      const cases = await accepted(110, aboutOthers);
      const hotIssueId = await hotIssueOf(cases);
      const done = await order(handler, 'resolve', { ...paid, hotIssueId });
      expect(done.body).toMatchObject({ carriedOut: 110, awaitConfirmation: 0 });
      expect(await repliesKept(cases)).toBe(0);
    });

    const aboutOthers = 'each another question';

    async function accepted(count: number, ask: 'as they came' | typeof aboutOthers): Promise<Message[]> {
      const cases = await department.routedAll(sureProposal, count);
      await order(handler, 'accept', { cases: cases.map((one) => seen(one, 2)) });
      if (ask === aboutOthers)
        await department.dataSource.query(
          `update case_message set body = (
             select string_agg(chr(19968 + abs(hashint8(n + 40 * ('x' || right(case_id::text, 6))::bit(24)::integer)) % 20000), '')
             from generate_series(1, 40) as n)
           where case_id = any($1::uuid[])`,
          [cases.map(({ caseId }) => caseId)],
        );
      return cases;
    }

    async function repliesKept(cases: readonly Message[]): Promise<number> {
      const rows = await department.dataSource.query<unknown[]>(
        'select from reply_sketch where case_id = any($1::uuid[])',
        [cases.map(({ caseId }) => caseId)],
      );
      return rows.length;
    }
  });

  describe('and that other bureaus help with', () => {
    const helped = { ...sureProposal, coHandling: [xiangchengUrbanManagement] };
    const paid = { visibility: 'public', text: '经核查，翠湖工地所欠工资四万八千元已于今日全部发放。' } as const;
    const waived = { ...paid, waiverReason: '围挡已由施工单位自行拆除，无需继续协办。' };
    const completed = { answer: '围挡已拆除' };

    it('is done by the bureau that helps in all cases of a hot issue, its own tasks and no other ones, once', async () => {
      const cases = await accepted(3, helped);
      const alone = await accepted(1, sureProposal);
      const between = await accepted(2, { ...helped, coHandling: [xiangchengUrbanManagement, housing] });
      const hotIssueId = await hotIssueOf([...cases, ...alone, ...between]);
      const key = uuidv7();
      const done = await order(stranger, 'complete-co-task', { ...completed, hotIssueId }, key);
      expect(done.body).toMatchObject({ action: 'complete-co-task', cases: 5, carriedOut: 5, refused: 0 });
      expect((await order(stranger, 'complete-co-task', { ...completed, hotIssueId }, key)).body).toEqual(done.body);
      for (const one of [...cases, ...between]) expect((await storyOf(one)).at(-1)).toBe('co-task.completed');
      expect(await tasksOf(cases[0]!)).toEqual(['completed']);
      expect(await tasksOf(between[0]!)).toEqual(['completed', 'assigned']);
      const again = await order(stranger, 'complete-co-task', { ...completed, hotIssueId });
      expect(again.body).toMatchObject({ cases: 5, carriedOut: 0, refused: 5 });
      expect(again.body.results[0].problem).toMatchObject({
        code: 'unfit-task',
        action: 'complete-co-task',
        current: { status: 'in-progress' },
      });
      expect(resultsIn(await order(head, 'resolve', { ...paid, hotIssueId })).map(({ outcome }) => outcome)).toEqual([
        ...Array(4).fill('carried-out'),
        ...Array(2).fill('refused'),
      ]);
    });

    it('is done with all that a bureau is asked to do in a case, which a merger has made several things', async () => {
      const [one] = await accepted(1, { ...helped, coHandling: [xiangchengUrbanManagement, housing] });
      await department.dataSource.query('update co_task set bureau = $2 where case_id = $1', [
        one!.caseId,
        xiangchengUrbanManagement,
      ]);
      const done = await order(stranger, 'complete-co-task', { ...completed, cases: [seen(one!, 5)] });
      expect(done.body).toMatchObject({ carriedOut: 1 });
      expect(done.body.results[0].standing).toMatchObject({ version: 7 });
      expect((await storyOf(one!)).slice(-2)).toEqual(['co-task.completed', 'co-task.completed']);
      expect(await tasksOf(one!)).toEqual(['completed', 'completed']);
    });

    it('is resolved by the lead, who says once why nobody is waited for, and without that waits', async () => {
      const [one, other] = [await accepted(3, helped), await accepted(1, sureProposal)];
      const hotIssueId = await hotIssueOf([...one, ...other]);
      const waiting = await order(head, 'resolve', { ...paid, cases: one.map((each) => seen(each, 5)) });
      expect(waiting.body).toMatchObject({ carriedOut: 0, refused: 3 });
      expect(waiting.body.results[0].problem).toMatchObject({ code: 'action-not-allowed', action: 'resolve' });
      const done = await order(head, 'resolve', { ...waived, hotIssueId });
      expect(done.body).toMatchObject({ cases: 4, carriedOut: 4 });
      for (const each of one) {
        expect((await storyOf(each)).slice(-2)).toEqual(['co-task.waived', 'case.resolved']);
        expect(await tasksOf(each)).toEqual(['waived']);
        expect((await department.auditOf(each.caseNumber)).slice(-2)).toEqual([
          { staff: head.subject, action: 'waive-co-task', reason: waived.waiverReason },
          { staff: head.subject, action: 'resolve', reason: null },
        ]);
      }
      expect((await storyOf(other[0]!)).slice(-2)).toEqual(['case.joined-hot-issue', 'case.resolved']);
    });

    it('is not resolved so by who helps, nor by who saw an older version, and nobody is let go then', async () => {
      const [one] = await accepted(1, helped);
      const foreign = await order(stranger, 'resolve', { ...waived, cases: [seen(one!, 4)] });
      expect(foreign.body.results[0].problem).toMatchObject({ code: 'insufficient-rights' });
      const stale = await order(head, 'resolve', { ...waived, cases: [seen(one!, 3)] });
      expect(stale.body.results[0].problem).toMatchObject({ code: 'case-changed', action: 'resolve' });
      expect(await tasksOf(one!)).toEqual(['assigned']);
      const mute = await order(head, 'resolve', { ...paid, waiverReason: ' ', cases: [seen(one!, 4)] });
      expect(mute.body.errors).toContainEqual(expect.objectContaining({ field: 'waiverReason' }));
    });

    it('keeps who helps where the reply is doubtful and would only wait for the head, and says what is in doubt', async () => {
      const [[one], [alone]] = [await accepted(1, helped), await accepted(1, sureProposal)];
      const empty = { ...waived, text: '已转相关部门处理。' };
      const done = await order(handler, 'resolve', { ...empty, cases: [seen(one!, 4), seen(alone!, 3)] });
      expect(done.body).toMatchObject({ carriedOut: 0, awaitConfirmation: 1, refused: 1 });
      expect(done.body.results[0]).toMatchObject({
        findings: [expect.objectContaining({ weight: 'doubt' })],
        problem: { code: 'help-still-asked-for', action: 'resolve', current: { status: 'in-progress', version: 4 } },
      });
      expect(await tasksOf(one!)).toEqual(['assigned']);
      expect((await storyOf(one!)).at(-1)).toBe('co-task.assigned');
      expect(await department.auditOf(one!.caseNumber)).not.toContainEqual(
        expect.objectContaining({ action: 'waive-co-task' }),
      );
      const byHead = await order(head, 'resolve', { ...empty, cases: [seen(one!, 4)] });
      expect(byHead.body).toMatchObject({ carriedOut: 1 });
      expect((await storyOf(one!)).slice(-2)).toEqual(['co-task.waived', 'case.resolved']);
    });

    it.each([
      ['complete-co-task', stranger, { kind: 'complete-co-task', ...completed }, ['co-task.completed']],
      ['resolve', head, { kind: 'resolve', ...waived }, ['co-task.waived', 'case.resolved']],
    ] as const)('is done once to each by whatever instances finish it: %s', async (_, by, command, told) => {
      const cases = await accepted(250, helped);
      const hotIssueId = await hotIssueOf(cases);
      const work = department.app.get(WorkOnBulkActions);
      const begun = await department.dataSource.transaction(async (manager) => {
        await manager.query('select 1 from "case" where id = $1 for update', [cases[120]!.caseId]);
        const id = await leftBehind(command, { hotIssueId }, by);
        const first = work.round();
        await untilWaiting(department, 1);
        return { id, rounds: [first, work.round()] };
      });
      await Promise.all([...begun.rounds, untilDone(work), untilDone(work)]);
      const { body } = await department.ask(by, 'GET', `/api/bulk-actions/${begun.id}`);
      expect(body).toMatchObject({ cases: 250, carriedOut: 250, refused: 0 });
      for (const type of told) expect(await countOf(`xinqiao.${type}.v1`, cases)).toEqual({ events: 250, cases: 250 });
    });

    async function accepted(count: number, proposal: typeof sureProposal): Promise<Message[]> {
      const cases = await department.routedAll(proposal, count);
      await order(handler, 'accept', { cases: cases.map((one) => seen(one, 2)) });
      return cases;
    }

    async function storyOf({ caseId }: Message): Promise<string[]> {
      const rows = await department.dataSource.query<{ type: string }[]>(
        'select type from case_event where case_id = $1 order by version',
        [caseId],
      );
      return rows.map(({ type }) => type.slice('xinqiao.'.length, -'.v1'.length));
    }

    async function tasksOf({ caseId }: Message): Promise<string[]> {
      const rows = await department.dataSource.query<{ status: string }[]>(
        `select status from co_task where case_id = $1 order by bureau ->> 'id' desc`,
        [caseId],
      );
      return rows.map(({ status }) => status);
    }

    async function countOf(type: string, cases: readonly Message[]): Promise<object | undefined> {
      const [counted] = await department.dataSource.query<object[]>(
        `select count(*)::integer as events, count(distinct case_id)::integer as cases from case_event
         where type = $1 and case_id = any($2::uuid[])`,
        [type, cases.map(({ caseId }) => caseId)],
      );
      return counted;
    }
  });

  it('is answered as before where it is sent again, though its hot issue has no case any more', async () => {
    const [one] = await department.routedAll(sureProposal, 1);
    const hotIssueId = await hotIssueOf([one!]);
    const key = uuidv7();
    const first = await order(handler, 'accept', { hotIssueId }, key);
    const left = member('left', one!, { hotIssueId }, '2026-11-23T09:00:00.000Z');
    await department.inBatch((context) => department.app.get(FollowMembership).follow([left], context));
    expect(await order(handler, 'accept', { hotIssueId }, key)).toMatchObject({ status: 200, body: first.body });
    expect(await order(handler, 'contact', { hotIssueId }, key)).toMatchObject({ status: 422 });
  });

  it('lets a supervisor approve more time for all cases of a hot issue, whichever bureaus have them', async () => {
    const both = [await department.routed(sureProposal), await department.routed(elsewhere)];
    const hotIssueId = await hotIssueOf(both);
    for (const bureau of [handler, stranger]) {
      await order(bureau, 'accept', { hotIssueId });
      await order(bureau, 'request-extension', { hotIssueId, days: 200, reason: '需敷设供热主管网' });
    }
    const done = await order(supervisor, 'approve-extension', { hotIssueId });
    expect(done.body).toMatchObject({ cases: 2, carriedOut: 2 });
    for (const one of both) expect((await eventsOf(one)).at(-1)).toBe('extended');
  });

  it('is done once to each, by however many instances, also where the cases are taken as they stand', async () => {
    const cases = await department.routedAll(sureProposal, 250);
    const hotIssueId = await hotIssueOf(cases);
    await order(handler, 'accept', { hotIssueId });
    const work = department.app.get(WorkOnBulkActions);
    const begun = await department.dataSource.transaction(async (manager) => {
      await manager.query('select 1 from "case" where id = $1 for update', [cases[0]!.caseId]);
      // Only now: the service would work on it by itself.
      const id = await leftBehind({ kind: 'reply', ...answer }, { hotIssueId });
      const first = work.round();
      await untilWaiting(department, 1);
      const second = work.round();
      await Promise.race([second, untilWaiting(department, 2)]);
      return { id, rounds: [first, second] };
    });
    await Promise.all(begun.rounds);
    await Promise.all(Array.from({ length: 6 }, () => untilDone(work)));
    expect(await standingOf(begun.id)).toMatchObject({ cases: 250, carriedOut: 250, refused: 0 });
    const [counted] = await department.dataSource.query<[{ replies: number; cases: number }]>(
      `select count(*)::integer as replies, count(distinct case_id)::integer as cases from case_event
       where type = 'xinqiao.case.replied.v1' and case_id = any($1::uuid[])`,
      [cases.map(({ caseId }) => caseId)],
    );
    expect(counted).toEqual({ replies: 250, cases: 250 });
  });

  it('leaves no effect without its result, whatever keeps the result from being written', async () => {
    const cases = await department.routedAll(sureProposal, 3);
    const work = department.app.get(WorkOnBulkActions);
    await department.dataSource.query(
      `create function lose_connection() returns trigger language plpgsql as
       $$ begin raise exception using errcode = 'connection_failure', message = 'gone'; end $$`,
    );
    await department.dataSource.query(
      'create trigger loses_connection before update on bulk_action execute function lose_connection()',
    );
    const id = await leftBehind({ kind: 'accept' }, { cases: cases.map((one) => seen(one, 2)) });
    // The service itself may have it in hand at this moment, and then there is nothing to do for us.
    await eventually(() =>
      work.round().then(
        () => false,
        (error: unknown) => error instanceof Error && error.message === 'gone',
      ),
    );
    for (const one of cases) expect(await eventsOf(one)).toEqual(['opened', 'assigned']);
    await department.dataSource.query('drop trigger loses_connection on bulk_action');
    await untilDone(work);
    expect(await standingOf(id)).toMatchObject({ carriedOut: 3 });
    for (const one of cases) expect(await eventsOf(one)).toEqual(['opened', 'assigned', 'accepted']);
  });

  it('leaves out the one case that cannot be handled, and says so', async () => {
    const cases = await department.routedAll(sureProposal, 9);
    const broken = cases[5]!;
    await department.dataSource.query(`update "case" set status = 'merged' where id = $1`, [broken.caseId]);
    const done = await order(handler, 'accept', { cases: cases.map((one) => seen(one, 2)) });
    expect(done.body).toMatchObject({ carriedOut: 8, refused: 1 });
    expect(done.body.results[5]).toMatchObject({ outcome: 'refused', problem: { code: 'internal-error' } });
  });

  it('answers before it is finished where that takes long, and is finished all the same', async () => {
    const cases = await department.routedAll(sureProposal, 250);
    const asked = await department.dataSource.transaction(async (manager) => {
      await manager.query('select 1 from "case" where id = $1 for update', [cases[150]!.caseId]);
      const began = performance.now();
      const answering = order(handler, 'accept', { cases: cases.map((one) => seen(one, 2)) });
      await untilWaiting(department, 1);
      await eventually(() => performance.now() - began > 2_000);
      return { answering };
    });
    const under = await asked.answering;
    expect(under).toMatchObject({ status: 202, headers: { location: `/api/bulk-actions/${under.body.id}` } });
    expect(under.body).toMatchObject({ cases: 250, carriedOut: 200 });
    expect(under.body.results[249]).toEqual({ caseNumber: cases[249]!.caseNumber, outcome: 'waiting' });
    expect(await metrics()).toContain('\ndepartment_waiting_bulk_targets 50\n');
    await untilDone(department.app.get(WorkOnBulkActions));
    expect(await standingOf(under.body.id as string)).toMatchObject({ carriedOut: 250, refused: 0 });
  });

  it('goes on at the successor where the bureau of who ordered it is merged before it is finished', async () => {
    const cases = await department.routedAll({ ...sureProposal, lead: mergedBureau }, 2);
    const ids = cases.map(({ caseId }) => caseId);
    await eventually(async () => {
      const left = await department.dataSource.query<object[]>(
        'select from "case" where id = any($1::uuid[]) and lead_id = $2',
        [ids, mergedBureau.id],
      );
      return left.length === 0;
    });
    const targets = { cases: cases.map((one) => seen(one, 3)) };
    await leftBehind({ kind: 'accept' }, targets, handlerAt(mergedBureau));
    await untilDone(department.app.get(WorkOnBulkActions));
    for (const one of cases)
      expect(await eventsOf(one)).toEqual(['opened', 'assigned', 'bureau-succeeded', 'accepted']);
  });

  it('is looked up by who ordered it, a page at a time, and by nobody else', async () => {
    const cases = await department.routedAll(sureProposal, 5);
    const { body } = await order(handler, 'accept', { cases: cases.map((one) => seen(one, 2)) });
    const url = `/api/bulk-actions/${body.id}`;
    const first = await department.ask(handler, 'GET', `${url}?limit=3`);
    const rest = await department.ask(handler, 'GET', `${url}?limit=3&after=${first.body.next}`);
    expect([...first.body.results, ...rest.body.results]).toEqual(body.results);
    expect(rest.body.next).toBeUndefined();
    const list = await department.ask(handler, 'GET', '/api/bulk-actions?limit=1');
    expect(list.body).toMatchObject({ entries: [{ id: body.id, carriedOut: 5 }], next: expect.any(String) });
    const before = await department.ask(handler, 'GET', `/api/bulk-actions?limit=1&after=${list.body.next}`);
    expect(before.body.entries[0].id < body.id).toBe(true);
    for (const staff of [stranger, supervisor])
      expect(await department.ask(staff, 'GET', url)).toMatchObject({ status: 404 });
    for (const path of ['?after=nowhere', '?limit=201'])
      expect(await department.ask(handler, 'GET', url + path)).toMatchObject({ status: 400 });
  });

  it('is for those who may do it to one', async () => {
    const asked = { hotIssueId: uuidv7() };
    for (const action of ['accept', 'complete-co-task', 'resolve'])
      expect(await order(supervisor, action, { ...asked, ...answer })).toMatchObject({ status: 403 });
    expect(await order(handler, 'approve-extension', asked)).toMatchObject({ status: 403 });
    expect(await order(handler, 'confirm-resolution', asked)).toMatchObject({ status: 403 });
    expect(await department.ask(undefined, 'POST', '/api/bulk-actions/accept', asked)).toMatchObject({ status: 401 });
  });

  it('is found by index, with its next cases, however many there were before', async () => {
    await department.dataSource.query(
      `insert into bulk_action (id, staff, subject, key, request, command, targets, done, ordered_at, finished_at)
       select uuidv7(), '{}', 'somebody', n::text, '', '{}', 1, 1, now(), now() from generate_series(1, 20000) as n`,
    );
    await department.dataSource.query(
      `insert into bulk_target (action_id, position, case_number)
       select id, 1, '' from bulk_action where subject = 'somebody'`,
    );
    await department.dataSource.query('analyze bulk_action, bulk_target');
    const planOf = async (query: string, parameters: unknown[] = []) => {
      const explained = `explain ${query}`;
      const rows = await department.dataSource.query<{ 'QUERY PLAN': string }[]>(explained, parameters);
      return rows.map((row) => row['QUERY PLAN']).join();
    };
    expect(await planOf(waitingQuery)).toMatch(/Index Scan using bulk_action_waiting/);
    const next = await planOf(nextTargetsQuery, [uuidv7(), 0, 100]);
    expect(next).toMatch(/Index Scan using bulk_target/);
    expect(next).not.toMatch(/Seq Scan/);
  });

  interface Result {
    readonly caseNumber: string;
    readonly outcome: string;
    readonly standing?: { readonly status: string };
  }
  const resultsIn = ({ body }: Answer) => body.results as Result[];

  const seen = ({ caseNumber }: Message, version: number) => ({ caseNumber, version });

  const order = (staff: StaffMember, action: string, asked: object, key = uuidv7()): Promise<Answer> =>
    department.ask(staff, 'POST', `/api/bulk-actions/${action}`, asked, key ? { 'idempotency-key': key } : {});

  /** Ordered by somebody whose instance was killed before it did anything. */
  const leftBehind = (
    command: Parameters<OrderBulkAction['order']>[0]['command'],
    targets: Parameters<OrderBulkAction['order']>[0]['targets'],
    staff = handler,
  ) => department.app.get(OrderBulkAction).order({ command, targets, key: uuidv7() }, staff);

  const metrics = async () => (await department.app.inject('/metrics')).body;

  async function untilDone(work: WorkOnBulkActions): Promise<void> {
    await eventually(async () => !(await work.round()) && (await unfinished()) === 0);
  }

  /** The service works on them by itself as well, and holds what it works on. */
  async function unfinished(): Promise<number> {
    const rows = await department.dataSource.query<unknown[]>('select from bulk_action where finished_at is null');
    return rows.length;
  }

  async function standingOf(id: string): Promise<object> {
    const { body } = await department.ask(handler, 'GET', `/api/bulk-actions/${id}`);
    return body as object;
  }

  async function hotIssueOf(cases: readonly Message[]): Promise<string> {
    const hotIssueId = uuidv7();
    const joined = cases.map((one) =>
      member('joined', one, { hotIssueId, title: '供热不达标' }, '2026-11-23T08:00:00.000Z'),
    );
    await department.inBatch((context) => department.app.get(FollowMembership).follow(joined, context));
    return hotIssueId;
  }

  async function eventsOf({ caseId }: Message): Promise<string[]> {
    const rows = await department.dataSource.query<{ type: string }[]>(
      'select type from case_event where case_id = $1 order by version',
      [caseId],
    );
    return rows.map(({ type }) => type.slice('xinqiao.case.'.length, -'.v1'.length));
  }
});
