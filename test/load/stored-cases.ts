import type pg from 'pg';
import { DataSource } from 'typeorm';
import { formatCaseNumber } from '#domain';
import { ensureMonths, type MonthlyTable } from '#platform';
import { termsOf } from '../../apps/department/src/searching/domain/terms.ts';
import { serviceUrls } from '../../deploy/local/provision.ts';
import { loadMessage } from './messages.ts';
import type { Rig } from './rig.ts';

/** Has one case in twelve; the others are spread over 600 bureaus, many with few and few with many. */
export const heavyBureau = '411681-human-resources-and-social-security';

/** How far back the stored cases reach. */
const years = 3;
const atOnce = 50_000;
const monthly = ['case_message', 'case_text'].map((table): MonthlyTable => ({ table, column: 'case_id', by: 'id' }));

/**
 * Puts cases into department's tables as if it had handled them for three years, until there are so many: settled ones, and one in ten that is open,
 * at any stage, with a handler or none, due, overdue or waiting. Written past the services, which would take hours; nothing of them lies with the others.
 */
export async function storeCases({ system, database }: Rig, count: number): Promise<void> {
  await prepareMonths(serviceUrls(system.databaseUrl).department);
  const letters = Array.from({ length: 48 }, (_, n) => loadMessage('stored', n));
  const texts = [
    letters.map(({ subject }) => subject),
    letters.map(({ body }) => body),
    letters.map(({ subject, body }) => termsOf(`${subject}\n${body}`).join(' ')),
  ];
  for (let stored = await storedCases(database); stored < count; stored = await storedCases(database)) {
    const numbers = Array.from({ length: Math.min(atOnce, count - stored) }, (_, n) => numberOf(stored + n + 1));
    await database.query(fill, [stored, numbers, heavyBureau, years, ...texts]);
  }
  await database.query('vacuum analyze department."case"');
  await database.query('vacuum analyze department.case_text');
}

async function prepareMonths(url: string): Promise<void> {
  const dataSource = await new DataSource({ type: 'postgres', url, installExtensions: false }).initialize();
  try {
    for (let month = 0; month <= years * 12; month++) {
      for (const table of monthly)
        await ensureMonths(dataSource, table, new Date(Date.now() - month * 30.4 * 86_400_000));
    }
  } finally {
    await dataSource.destroy();
  }
}

async function storedCases(database: pg.Pool): Promise<number> {
  const { rows } = await database.query<{ count: number }>(
    `select count(*)::integer as count from department."case" where number like '20200101-%'`,
  );
  return rows[0]!.count;
}

/** Of a day on which nothing else was taken. */
const numberOf = (n: number) => formatCaseNumber(new Date('2020-01-01T04:00:00Z'), n);

/** A clock as department writes it. */
const clock = (kind: string, deadline: string) => `json_build_object('clock', '${kind}', 'startedAt', ${iso('moment')},
  'term', json_build_object('amount', 15, 'unit', 'working-days'), 'policyVersion', 1, 'calendarVersion', 1,
  'warningAt', ${iso(deadline)}, 'deadline', ${iso(deadline)}, 'supervisionAt', ${iso(deadline)}, 'stepsRaised', 0)`;

function iso(moment: string): string {
  return `to_char(${moment} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

const fill = `
  with made as materialized (
    select n, number, uuidv7(moment - clock_timestamp()) as id, moment, m as letter, lead,
      random() as luck, random() as fate, case when random() < 0.6 then 'handler-' || (random() * 20)::integer end as handler,
      clock_timestamp() + (random() * 30 - 5) * interval '1 day' as due
    from unnest($2::text[]) with ordinality as numbers (number, place),
    lateral (select $1::integer + place::integer as n) as counted,
    lateral (select clock_timestamp() - random() * n / n * $4::integer * interval '1 year' as moment, n % 48 + 1 as m,
      case when n % 12 = 0 then $3::text
           else '41' || lpad((floor(600 * power(random() * n / n, 2)))::text, 4, '0') || '-bureau' end as lead) as drawn
  ), placed as materialized (
    select *, case
      when luck > 0.1 then (array['closed', 'closed', 'closed', 'closed', 'closed', 'withdrawn', 'declined'])[1 + floor(fate * 7)::integer]
      when fate < 0.3 then 'assigned' when fate < 0.85 then 'in-progress' when fate < 0.95 then 'suspended' else 'decline-pending' end as status
    from made
  ), letters as (
    select * from unnest($5::text[], $6::text[], $7::text[]) with ordinality as letters (subject, body, terms, letter)
  ), messages as (
    insert into department.case_message (case_id, body) select id, body from placed join letters using (letter)
  ), texts as (
    insert into department.case_text (case_id, bureaus, terms)
    select id, array[lead], array_to_tsvector(string_to_array(terms, ' ') || array['苑' || (n % 5000 * 7919 % 5000)::text]) from placed join letters using (letter)
  )
  insert into department."case" (id, number, status, version, since, channel, submitted_at, subject, region_code, kind, matter, urgent,
    proposal, lead, co_handling, handler, due_at, waiting, clocks, next_step_at, aside)
  select id, number, status, 5, moment, 'web', moment, subject, '411681', (array['complaint', 'help', 'inquiry'])[n % 3 + 1],
    json_build_object('code', 'matter-' || n % 40, 'name', '事项'), n % 50 = 0,
    json_build_object('sure', true, 'lead', json_build_object('id', lead, 'name', '承办单位', 'regionCode', '411681'), 'coHandling', '[]'::json, 'confidence', 0.9,
      'reasons', json_build_array('提到“拖欠工资”', '地点：项城市'), 'alternatives', '[]'::json, 'urgent', false),
    json_build_object('id', lead, 'name', '承办单位', 'regionCode', '411681'), '[]', handler,
    case when luck > 0.1 then 'infinity' else due end, status in ('suspended', 'decline-pending') or (luck <= 0.1 and fate < 0.05),
    json_build_array(${clock('first-contact', 'due')}, ${clock('resolve', `(due + interval '9 days')`)}), case when luck <= 0.1 then due + interval '40 days' end,
    case when status = 'decline-pending' then '{"decline":{"legalGround":"条例","explanation":"不属受理范围","from":"in-progress"}}'::json
      when n % 17 = 0 then '{"returns":1}'::json when n % 23 = 0 then '{"reopenings":1}'::json end
  from placed join letters using (letter)`;
