import type { MigrationInterface, QueryRunner } from 'typeorm';
import { measures } from '../indicators/domain/measures.ts';

/** What is known of each Case for the indicators, and the counts by period, place and subject that are made of it. */
export class CreateIndicators1764460800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // The columns beside `known` are taken from it, so that the queue of open cases and a case number can be looked up.
    await runner.query(`
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
      ) with (fillfactor = 80)`);
    await runner.query(`create index case_knowledge_number on case_knowledge (case_number, generation)`);
    await runner.query(
      `create index case_knowledge_running on case_knowledge (generation, region_code, bureau_id)
       include (resolve_from, resolve_by) where resolve_by is not null`,
    );
    // A count of 0 is null, which takes no room; a row in which nothing is left is removed.
    await runner.query(`
      create table figure_cell (
        generation integer not null,
        dimension text collate "C" not null,
        grain text collate "C" not null,
        period date not null,
        region_code text collate "C" not null,
        bureau_id text collate "C" not null,
        value text collate "C" not null,
        is_excluded boolean not null,
        ${measures.map((measure) => `${measure} integer`).join(', ')},
        primary key (generation, dimension, grain, period, region_code, bureau_id, value, is_excluded)
      ) with (fillfactor = 80)`);
    // Version 0 is a name that a step of a case mentioned; the directory's and the catalogue's own stand above it.
    await runner.query(`
      create table figure_name (
        generation integer not null,
        what text collate "C" not null,
        code text collate "C" not null,
        version integer not null,
        name text collate "C" not null,
        primary key (generation, what, code)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table figure_name, figure_cell, case_knowledge');
  }
}
