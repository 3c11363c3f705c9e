import { eventually } from '#testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { aCase, assigned, stepRaised } from '../../test/escalation-events.ts';
import { type EscalationsUnderTest, escalationsUnderTest } from '../../test/escalations-under-test.ts';
import { ofBureaus } from '../directory/of-bureaus.ts';
import { ClimbDueEscalations, dueEscalations } from './climb-due-escalations.ts';
import { escalationsWhere } from './escalation-table.ts';
import { pageStatement, withinRegion } from './list-escalations.ts';

const cases = 60;

describe('Several instances of oversight', () => {
  let oversight: EscalationsUnderTest;
  let others: NestFastifyApplication[];
  beforeAll(async () => {
    oversight = await escalationsUnderTest();
    others = await Promise.all([oversight.another(), oversight.another()]);
  });
  afterAll(() => oversight.close());

  it('let what fell due climb, each once, past what somebody works on at that moment', async () => {
    for (let nth = 0; nth < cases; nth += 1) {
      const one = aCase();
      await oversight.feed(assigned(one), stepRaised(one));
    }
    const [held] = await oversight.dataSource.query<{ id: string }[]>(
      'select id from escalation order by answer_by limit 1',
    );
    const holder = oversight.dataSource.createQueryRunner();
    await holder.startTransaction();
    await holder.query('select from escalation where id = $1 for update', [held!.id]);
    await oversight.letPass('3 days 1 hour');
    const apps = [oversight.app, ...others];
    await Promise.all([...apps, ...apps].map((app) => app.get(ClimbDueEscalations, { strict: false }).round()));
    await eventually(async () => (await climbed()).length === cases - 1);
    await holder.rollbackTransaction();
    await holder.release();
    await eventually(async () => (await climbed()).length === cases);
    expect(new Set(await climbed()).size).toBe(cases);
    expect(await countAt('411600')).toBe(cases);
  });

  const climbed = async () =>
    (await oversight.announced()).flatMap(({ type, payload }) =>
      type === 'xinqiao.escalation.climbed.v1' ? [payload.escalationId] : [],
    );
  const countAt = async (region: string): Promise<number> => {
    const [row] = await oversight.dataSource.query<[{ count: number }]>(
      'select count(*)::integer as count from escalation where region_code = $1 and version = 2',
      [region],
    );
    return row.count;
  };
});

describe('Among very many escalations', () => {
  let oversight: EscalationsUnderTest;
  beforeAll(async () => {
    oversight = await escalationsUnderTest();
    await oversight.dataSource.query(many);
    await oversight.dataSource.query('analyze escalation, known_case');
  });
  afterAll(() => oversight.close());

  it.each<[string, string, unknown[]]>([
    ['those of a county', pageOf('411681'), [51, '411681']],
    ['those of a city that wait', pageOf('411600', ['e.state = ?', 'waiting']), [51, '4116', 'waiting']],
    ['the alarms of the province', pageOf('410000', ['e.state = ?', 'alarm']), [51, 'alarm']],
    ['those of a bureau', pageStatement([ofBureaus('e.to_bureau_id', ['x'])]).which, [51, 'x']],
    [
      'those of a case',
      `e.case_id = any($1::uuid[]) and e.state <> 'ended'`,
      [['019aaf5e-0000-7000-8000-000000000001']],
    ],
    ['those that are due', dueEscalations, [new Date(), 200]],
  ])('%s are found along an index', async (_, which, parameters) => {
    const plan = await oversight.dataSource.query<{ 'QUERY PLAN': string }[]>(
      `explain ${escalationsWhere} ${which}`,
      parameters,
    );
    const text = plan.map((line) => line['QUERY PLAN']).join('\n');
    expect(text).not.toMatch(/Seq Scan|Sort/);
  });
});

function pageOf(region: string, ...more: [string, string][]): string {
  return pageStatement([...withinRegion(region), ...more]).which;
}

/** Over all counties of a province, most of them over and done with. */
const many = `
  with made as (
    select gen_random_uuid() as case_id, case n % 2 when 0 then '411681' else '411' || lpad((n % 700)::text, 3, '0') end as region, n from generate_series(1, 30000) n
  ), known as (
    insert into known_case (generation, case_id, number, known, region_code, bureau_id)
    select (select id from figure_generation), case_id, 'made ' || n, '{"steps":{}}', '', '' from made
  )
  insert into escalation (id, cause_key, cause, cause_kind, caused_at, case_id, case_number, version, state, level, region_code, to_bureau_id,
    answer_by, was_snoozed, raised_at, changed_at)
  select gen_random_uuid(), 'made ' || n, '{}', 'clock-step', now(), case_id, '20261123-0000042-7', 1,
    case n % 20 when 0 then 'waiting' when 2 then 'alarm' else 'ended' end, 'county', region, case when n % 50 = 0 then 'bureau-' || n end,
    case n % 20 when 0 then now() + interval '30 days' end, false, now(), now()
  from made`;
