import { aCase, assigned, at, complainedOf, reopened, resolved, stepRaised } from '../../test/escalation-events.ts';
import { OversightOverHttp } from '../../test/oversight-over-http.ts';
import { leader, supervisorOf } from '../../test/people.ts';
import { rebuilt } from '../../test/rebuilt.ts';

const lead = { id: '411681-human-resources-and-social-security', name: '项城市人力资源和社会保障局' };
const supervisor = supervisorOf('410000');

describe('A rebuild from the archive', () => {
  let oversight: OversightOverHttp;
  beforeEach(async () => {
    oversight = await OversightOverHttp.start();
    await oversight.announce({ ...lead, regionCode: '411681' });
  });
  afterEach(() => oversight.stop());

  /** What is escalated, supervised and announced, row by row as PostgreSQL writes it. */
  const tables = [
    'escalation',
    'escalation_step',
    'supervision_entry',
    'supervision_note',
    'reminder',
    'instruction',
    // The trail of audit is sealed from time to time, whatever happens.
    `(select * from outbox where key <> 'audit')`,
  ];
  const stored = () =>
    Promise.all(
      tables.map((table) =>
        oversight.dataSource.query<object[]>(`select t::text as line from ${table} as t order by 1`),
      ),
    );
  const escalations = () =>
    oversight.dataSource.query<{ id: string; state: string; key: string }[]>(
      'select id, state, cause_key as key from escalation order by cause_key',
    );
  /** As of a release that did not raise it. */
  const forget = async (ids: readonly string[]) => {
    await oversight.dataSource.query('delete from escalation_step where escalation_id = any($1::uuid[])', [ids]);
    await oversight.dataSource.query('delete from escalation where id = any($1::uuid[])', [ids]);
  };

  it('leaves every escalation, what somebody did about it, and the supervision list as they are, and announces nothing', async () => {
    const [waits, seen, delegated, over, instructed] = [aCase(), aCase(), aCase(), aCase(), aCase()];
    const all = [waits, seen, delegated, over, instructed];
    await oversight.hear(all.map((one) => assigned(one)));
    await oversight.hear([
      ...[waits, seen, delegated, over].map((one) => stepRaised(one)),
      reopened(waits),
      resolved(over),
    ]);
    const [ofSeen, ofDelegated] = await Promise.all(
      [seen, delegated].map(async ({ caseId }) => {
        const rows = await oversight.dataSource.query<[{ id: string }]>(
          'select id from escalation where case_id = $1',
          [caseId],
        );
        return `/api/escalations/${rows[0].id}`;
      }),
    );
    const acts = [
      await oversight.ask(supervisor, 'POST', `${ofSeen}/acknowledge`, { version: 1 }),
      await oversight.ask(supervisor, 'POST', `${ofDelegated}/delegate`, {
        ...{ version: 1, reason: '请核实', regionCode: '411681', bureauId: lead.id },
      }),
      await oversight.ask(supervisor, 'POST', '/api/supervision', {
        ...{ caseNumber: seen.caseNumber, why: '群众反复反映', dueAt: await oversight.inDays(30) },
      }),
      await oversight.ask(leader, 'POST', '/api/instructions', {
        ...{
          caseNumber: instructed.caseNumber,
          text: '请查清欠薪原因',
          bureauIds: [lead.id],
          answerBy: await oversight.inDays(10),
        },
      }),
    ];
    expect(acts.map(({ status }) => status < 300)).toEqual([true, true, true, true]);
    const before = await stored();
    expect((await escalations()).map(({ state }) => state).toSorted()).toEqual([
      'acknowledged',
      'delegated',
      'ended',
      'waiting',
      'waiting',
      'waiting',
    ]);
    expect(tables.filter((_, index) => before[index]!.length === 0)).toEqual(['supervision_note']);
    for (const pageSize of [3, 2_000]) {
      await rebuilt(oversight, pageSize);
      expect(await stored()).toEqual(before);
    }
  });

  it('raises once what the archive knows as a cause and nobody raised, but for what the case has outlived', async () => {
    const [overdue, settled, settledBefore] = [aCase(), aCase(), aCase()];
    await oversight.hear([overdue, settled, settledBefore].map((one) => assigned(one)));
    await oversight.hear([
      ...[stepRaised(overdue, { step: 'warning' }), stepRaised(overdue), reopened(overdue, { reopenings: 1 })],
      ...[stepRaised(settled), resolved(settled)],
      ...[resolved(settledBefore, { occurredAt: at('08:30') }), reopened(settledBefore)],
    ]);
    const raised = await escalations();
    expect(raised).toHaveLength(3);
    await forget(raised.map(({ id }) => id));
    const steps = async () => (await oversight.announced('xinqiao.escalation.raised.v1')).length;
    const announcedBefore = await steps();
    for (const pageSize of [2, 2_000]) {
      await rebuilt(oversight, pageSize);
      const missed = raised.filter(({ key }) => !key.includes(settled.caseId)).map(({ key }) => key);
      expect((await escalations()).map(({ key, state }) => [key, state])).toEqual(
        missed.map((key) => [key, 'waiting']),
      );
      expect(await steps()).toBe(announcedBefore + 2);
    }
  });

  it('ends what it learns to be over, and takes back what it learns to be a complaint about the bureau that has it', async () => {
    const [settled, complaint] = [aCase(), aCase()];
    await oversight.hear([settled, complaint].flatMap((one) => [assigned(one), stepRaised(one)]));
    await oversight.hear([resolved(settled), complainedOf(complaint, [{ ...lead, regionCode: '411681' }])]);
    const { dataSource } = oversight;
    await dataSource.query(
      `update escalation set state = 'delegated', to_bureau_id = $1, answer_by = now() + interval '1 day'`,
      [lead.id],
    );
    await dataSource.query('update escalation set version = 1');
    await dataSource.query('delete from escalation_step where version > 1');
    await rebuilt(oversight, 1_000);
    const after = await dataSource.query<object[]>(
      'select case_id as "caseId", state, to_bureau_id as with, version from escalation order by case_id',
    );
    expect(after).toEqual([
      { caseId: settled.caseId, state: 'ended', with: lead.id, version: 2 },
      { caseId: complaint.caseId, state: 'waiting', with: null, version: 2 },
    ]);
  });

  it('takes along, once, what it learns to belong to another region than the one that is asked', async () => {
    const { dataSource } = oversight;
    const [gone, stays] = [aCase(), aCase()];
    await oversight.hear([gone, stays].flatMap((one) => [assigned(one), stepRaised(one)]));
    await oversight.hear([assigned(gone, { version: 3, region: '411002' })]);
    // As of a release by which it stayed, and whose instances do not write where the case was.
    await dataSource.query(`update escalation set version = 1, region_code = '411681', placed_for = null`);
    await dataSource.query('delete from escalation_step where version > 1');
    for (let time = 0; time < 2; time += 1) await rebuilt(oversight, 1_000);
    const after = await dataSource.query<object[]>(
      'select case_id as "caseId", state, region_code as region, version from escalation order by case_id',
    );
    expect(after).toEqual([
      { caseId: gone.caseId, state: 'waiting', region: '411002', version: 2 },
      { caseId: stays.caseId, state: 'waiting', region: '411681', version: 1 },
    ]);
  });
});
