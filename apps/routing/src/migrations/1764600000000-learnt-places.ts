import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where estates, villages, markets … lie, learnt from what people decided. */
export class LearntPlaces1764600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(evidenceTable);
    await runner.query('create index place_evidence_of_case on place_evidence (case_id)');
    await runner.query(placeTable);
    await runner.query('create index learnt_place_in_order on learnt_place (city_code, name)');
    await runner.query('create table learnt_places_version (version integer not null)');
    await runner.query('insert into learnt_places_version values (0)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table learnt_places_version, learnt_place, place_evidence');
  }
}

/** Which cases say where a name lies; the latest decision on a case counts. Holds names of places and nothing of persons. */
const evidenceTable = `
  create table place_evidence (
    name text not null,
    case_id uuid not null,
    case_version integer not null,
    city_code text not null,
    region_code text not null,
    arbitrated boolean not null,
    decided_at timestamptz(3) not null,
    primary key (name, case_id)
  )`;

/** A name in one city: the same name in another is another row. What an administrator removed stays and is not used; `judged` says who last removed or restored it. */
const placeTable = `
  create table learnt_place (
    id uuid primary key,
    name text not null,
    city_code text not null,
    standing text not null check (standing in ('heard', 'known', 'doubted', 'common')),
    region_codes text[] not null,
    learnt_at timestamptz(3) not null,
    removed_at timestamptz(3),
    judged_by text,
    judgement_reason text,
    unique (name, city_code)
  )`;
