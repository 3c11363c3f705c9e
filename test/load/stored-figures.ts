import type { Rig } from './rig.ts';
import { measures } from '../../apps/oversight/src/indicators/domain/measures.ts';

/** How far back the stored figures reach. */
const years = 3;
const bureaus = 600;

/** A rate's parts as they may come: most of what is submitted is answered, most of what is resolved in time. */
const chances: Readonly<Record<string, number>> = {
  ...{ submitted: 1, assigned: 1, had: 1, to_answer: 0.98, answered: 0.95, contact_due: 0.95, contact_in_time: 0.85 },
  ...{ resolved: 0.9, resolve_due: 0.92, resolve_in_time: 0.8, rated: 0.4, solved: 0.3, satisfied: 0.32 },
  ...{ satisfaction_sum: 0.9, repeated: 0.1, reopened: 0.03, extended: 0.05, early: 0.1, open: 0.1 },
};

/**
 * Puts figures into oversight's tables as if so many cases had gone by in three years, over 600 bureaus of which few have many. Written past the
 * service, which would take an hour; each case stands in fifteen cells, as the service would count it.
 */
export async function storeFigures({ database }: Rig, count: number): Promise<void> {
  const client = await database.connect();
  try {
    await client.query('set search_path to oversight');
    await client.query(drawCases, [count, bureaus, years]);
    for (const dimension of ['all', 'channel', 'matter', 'function', 'kind'])
      for (const grain of ['day', 'month', 'year']) await client.query(fillCells(dimension, grain));
    await client.query(fillCounts);
    await client.query(fillKnowledge);
    await client.query(fillClocks);
    await client.query('vacuum analyze figure_cell, case_count, known_case, running_clock');
  } finally {
    client.release();
  }
}

const drawCases = `
  create temporary table drawn as
  select n, (current_date - floor(random() * 365 * $3::integer)::integer) as day, bureau,
    '41' || lpad((bureau % 18 + 1)::text, 2, '0') || lpad((bureau / 18 % 9)::text, 2, '0') as region_code,
    'channel-' || floor(9 * power(random(), 2))::integer as channel, 'matter-' || (bureau % 7 * 20 + floor(25 * power(random(), 2))::integer) as matter,
    'function-' || bureau % 40 as function, 'kind-' || floor(random() * 6)::integer as kind, ''::text as all,
    random() < 0.01 as is_excluded, ${measures.map((measure) => `${drawn(measure)} as ${measure}`).join(', ')}
  from generate_series(1, $1::integer) as n,
    lateral (select floor($2::integer * power(random() * n / n, 2))::integer as bureau) as lead`;

function drawn(measure: string): string {
  const chance = chances[measure] ?? (/_\d+$/.test(measure) ? 0.06 : 0.01);
  return chance === 1 ? '1' : `(case when random() < ${chance} then 1 end)`;
}

const fillCells = (dimension: string, grain: string) => `
  insert into figure_cell (generation, dimension, grain, period, region_code, bureau_id, value, is_excluded, ${measures.join(', ')})
  select (select id from figure_generation where state = 'current'), '${dimension}', '${grain}', date_trunc('${grain}', day)::date, region_code,
    region_code || '-bureau-' || bureau, drawn."${dimension}", is_excluded, ${measures.map((measure) => `sum(${measure})`).join(', ')}
  from drawn group by 4, 5, 6, 7, 8`;

/** Most cases are over; where each stands is counted in the eight slots that writers have. */
const fillCounts = `
  insert into case_count (generation, region_code, bureau_id, status, slot, count)
  select (select id from figure_generation where state = 'current'), region_code, region_code || '-bureau-' || bureau,
    (array['closed', 'closed', 'closed', 'closed', 'resolved', 'withdrawn', 'in-progress', 'assigned', 'suspended', 'triage'])[1 + n % 10], n / 10 % 8, count(*)
  from drawn group by 2, 3, 4, 5`;

const fillKnowledge = `
  insert into known_case (generation, case_id, number, known, region_code, bureau_id)
  select (select id from figure_generation where state = 'current'), gen_random_uuid(), 'stored-' || n, '{"steps":{}}', region_code,
    region_code || '-bureau-' || bureau
  from drawn`;

/** One case in ten is open. */
const fillClocks = `
  insert into running_clock (generation, case_id, resolve_from, resolve_by, region_code, bureau_id)
  select generation, case_id, now_ms - floor(random() * 20 * day_ms), now_ms + floor((random() * 20 - 2) * day_ms), region_code, bureau_id
  from known_case, (select floor(extract(epoch from now()) * 1000)::bigint as now_ms, 86400000 as day_ms) as today
  where number like 'stored-%0'`;
