import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Matters and bureaus that administrators keep, the story of their changes, and which catalogue a decision was made with. */
export class CatalogueSchema1764000100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [catalogueVersion, matter, bureau, catalogueChange]) await runner.query(statement);
    await runner.query('alter table decision add column catalogue_version integer');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table decision drop column catalogue_version');
    await runner.query('drop table catalogue_change, bureau, matter, catalogue_version');
  }
}

/**
 * One row. Whoever changes matter or bureau holds it and adds one, so that changes happen one after another and a
 * version names a state of both tables. `shipped` is the digest of the data that they were last brought up to.
 */
const catalogueVersion = `
  create table catalogue_version (
    single boolean primary key default true check (single),
    version integer not null,
    shipped text
  );
  insert into catalogue_version (version) values (0)`;

/**
 * `content` is what an administrator may say of the matter; `json` gives back the keys in the order in which they came, so
 * that a digest of it is the same here and in the shipped data. A matter that one has touched is `edited`: shipped data no
 * longer change it. `catalogue_version` says when the row last changed; there are too few rows for an index on it.
 */
const matter = `
  create table matter (
    code text collate "C" primary key,
    content json not null,
    retired boolean not null,
    edited boolean not null,
    version integer not null,
    catalogue_version integer not null,
    changed_at timestamptz(3) not null
  )`;

const bureau = `
  create table bureau (
    id text collate "C" primary key,
    name text not null,
    region_code text collate "C" not null,
    township text collate "C",
    functions jsonb not null,
    office_hours jsonb not null,
    parent_id text collate "C" references bureau,
    successor_id text collate "C" references bureau,
    valid_from timestamptz(3),
    valid_until timestamptz(3),
    edited boolean not null,
    version integer not null,
    catalogue_version integer not null,
    changed_at timestamptz(3) not null,
    constraint ended_has_successor check ((successor_id is null) = (valid_until is null)),
    constraint succeeded_by_another check (successor_id <> id)
  )`;

/** Who changed what, when and why; `staff` is an opaque subject, absent where shipped data did it. */
const catalogueChange = `
  create table catalogue_change (
    subject text not null check (subject in ('matter', 'bureau')),
    id text collate "C" not null,
    version integer not null,
    action text not null,
    staff text,
    reason text,
    changes json not null,
    catalogue_version integer not null,
    changed_at timestamptz(3) not null,
    primary key (subject, id, version)
  )`;
