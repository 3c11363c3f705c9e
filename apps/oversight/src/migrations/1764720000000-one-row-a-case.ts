import type { MigrationInterface, QueryRunner } from 'typeorm';

/** All that is known of a case in one row, in place of the four in which figures, indicators, supervision list and escalations kept what each needs. */
export class OneRowACase1764720000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('lock table figure_generation in exclusive mode');
    await runner.query(
      'lock table case_standing, case_knowledge, known_case, escalation_case in access exclusive mode',
    );
    await runner.query(`delete from figure_generation where state = 'building'`);
    await runner.query('alter table known_case rename to watched_case');
    await runner.query('alter index known_case_pkey rename to watched_case_pkey');
    await runner.query('alter index known_case_number rename to watched_case_number');
    // known is json and not jsonb: it is written at most steps and read whole, never searched. What stands beside it is taken from it.
    await runner.query(`
      create table known_case (
        generation integer not null,
        case_id uuid not null,
        number text collate "C" not null,
        known json not null,
        status text,
        region_code text collate "C" not null,
        bureau_id text collate "C" not null,
        submitted_at timestamptz(3),
        resolve_from timestamptz(3),
        resolve_by timestamptz(3),
        primary key (case_id, generation)
      ) with (fillfactor = 80)`);
    await runner.query(gather);
    await runner.query('drop table case_standing, case_knowledge, watched_case, escalation_case');
    // Not unique, as intake gives each number once: two who insert a case at the same moment are told apart by its key alone.
    await runner.query('create index known_case_number on known_case (number, generation)');
    await runner.query(
      `create index known_case_running on known_case (generation, region_code, bureau_id)
       include (resolve_from, resolve_by) where resolve_by is not null`,
    );
  }

  /** What the former tables held beside these columns is told again to the version that has them by its `oversight:rebuild` and `oversight:learn`. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table known_case rename to one_row');
    await runner.query('alter index known_case_pkey rename to one_row_pkey');
    await runner.query('drop index known_case_number, known_case_running');
    await runner.query(formerTables);
    await runner.query(scatter);
    await runner.query('drop table one_row');
  }
}

/**
 * The facts that each table had under a version of its own go under the step of that version. When a case was filed is known of its last end alone; of a
 * case that was reopened after that, it goes under the step before the reopening.
 */
const gather = `
  insert into known_case
  select (select id from figure_generation where state = 'current'), case_id,
    coalesce(k.case_number, w.number, e.case_number),
    (filed || case when s.status is null then '{}' else jsonb_build_object('latest', jsonb_strip_nulls(jsonb_build_object(
      'version', s.version, 'status', s.status, 'bureau', bureau))) end)::json,
    s.status, coalesce(nullif(k.region_code, ''), s.region_code, ''), coalesce(k.bureau_id, ''), w.submitted_at, k.resolve_from, k.resolve_by
  from (select * from case_knowledge where generation = (select id from figure_generation where state = 'current')) k
    full join watched_case w using (case_id)
    full join escalation_case e using (case_id)
    left join lateral (
      select version, status, bureau_id, region_code from case_standing
      where case_standing.case_id = coalesce(k.case_id, w.case_id, e.case_id)
        and generation = (select id from figure_generation where state = 'current')) s on true,
    lateral (select case
      when s.bureau_id = w.facts -> 'lead' -> 'is' ->> 'id' then (w.facts -> 'lead' -> 'is')::jsonb
      when s.bureau_id = e.lead ->> 'id' then e.lead::jsonb
      when s.bureau_id <> '' then jsonb_build_object('id', s.bureau_id, 'name', s.bureau_id, 'regionCode', left(s.bureau_id, 6))
      end as bureau) as led,
    lateral (select coalesce(k.known, '{"steps": {}}') as known, w.facts -> 'about' ->> 'version' as about_version) as said,
    lateral (select case when said.known -> 'steps' ? about_version
      then jsonb_set(said.known, array['steps', about_version, 'about'], (w.facts -> 'about' -> 'is')::jsonb)
      else said.known end as complained) as complaint,
    lateral (select case when e.urgent and complained -> 'steps' ? e.matter_version::text
      then jsonb_set(complained, array['steps', e.matter_version::text, 'urgent'], 'true')
      else complained end as hurried) as urgency,
    lateral (select case when s.status = 'closed' then s.version
      else (w.facts -> 'reopened' ->> 'version')::integer - 1 end::text as filed_version) as filing,
    lateral (select case when e.ended_because = 'closed' and filed_version is not null and not hurried -> 'steps' ? filed_version
      then jsonb_set(hurried, array['steps', filed_version],
        jsonb_build_object('is', 'closed', 'at', (date_part('epoch', e.ended_at) * 1000)::bigint))
      else hurried end as filed) as ending`;

const formerTables = `
  create table case_standing (
    generation integer not null,
    case_id uuid not null,
    version integer not null,
    status text not null,
    bureau_id text not null,
    region_version integer not null,
    region_code text not null,
    primary key (case_id, generation)
  ) with (fillfactor = 80);
  create table case_knowledge (
    generation integer not null,
    case_id uuid not null,
    case_number text collate "C" not null,
    known jsonb not null,
    region_code text collate "C" not null,
    bureau_id text collate "C" not null,
    resolve_from timestamptz(3),
    resolve_by timestamptz(3),
    primary key (case_id, generation)
  ) with (fillfactor = 80);
  create index case_knowledge_number on case_knowledge (case_number, generation);
  create index case_knowledge_running on case_knowledge (generation, region_code, bureau_id)
    include (resolve_from, resolve_by) where resolve_by is not null;
  create table known_case (
    case_id uuid primary key,
    number text not null,
    status text not null,
    region_code text,
    submitted_at timestamptz(3),
    facts json not null
  ) with (fillfactor = 80);
  create unique index known_case_number on known_case (number);
  create table escalation_case (
    case_id uuid primary key,
    case_number text not null,
    lead_version integer not null,
    lead json,
    matter_version integer not null,
    function text,
    urgent boolean not null,
    region_version integer not null,
    region_code text,
    ended_at timestamptz(3),
    ended_because text
  ) with (fillfactor = 80)`;

const scatter = `
  insert into case_knowledge
  select generation, case_id, number, known::jsonb - 'latest', region_code, bureau_id, resolve_from, resolve_by from one_row;
  insert into case_standing
  select generation, case_id, (known -> 'latest' ->> 'version')::integer, status, coalesce(known -> 'latest' -> 'bureau' ->> 'id', ''),
    case region_code when '' then 0 else (known -> 'latest' ->> 'version')::integer end, region_code
  from one_row where status is not null;
  insert into known_case
  select case_id, number, status, nullif(region_code, ''), submitted_at, jsonb_strip_nulls(jsonb_build_object('caseId', case_id, 'number', number,
    'status', jsonb_build_object('version', known -> 'latest' -> 'version', 'is', status),
    'regionCode', case when region_code <> '' then jsonb_build_object('version', known -> 'latest' -> 'version', 'is', region_code) end,
    'lead', case when known -> 'latest' -> 'bureau' is not null
      then jsonb_build_object('version', known -> 'latest' -> 'version', 'is', known -> 'latest' -> 'bureau') end))::json
  from one_row where status is not null and generation = (select id from figure_generation where state = 'current');
  insert into escalation_case
  select case_id, number, coalesce((known -> 'latest' ->> 'version')::integer, 0), known -> 'latest' -> 'bureau', 0, null, false,
    coalesce((known -> 'latest' ->> 'version')::integer, 0), nullif(region_code, ''), ended_at, ended_because
  from one_row left join lateral (
    select to_timestamp((step ->> 'at')::bigint / 1000.0) as ended_at, step ->> 'is' as ended_because
    from json_each(known -> 'steps') as told (version, step)
    where step ->> 'is' in ('resolved', 'closed', 'declined', 'withdrawn', 'merged') order by 1 desc, 2 desc limit 1) as ended on true
  where generation = (select id from figure_generation where state = 'current')`;
