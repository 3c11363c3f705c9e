import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What who assigns a case may say of it: what Regions are called, and the matters of routing's catalogue. Both come when the directory is announced; `version` is
 * routing's, and the highest that came is kept.
 */
export class WhatMayBeCorrected1764400570000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table bureau add column region_name text;
      create index bureau_of_region on bureau (region_code);
      create table matter (
        code text collate "C" primary key,
        version integer not null,
        name text not null,
        function text collate "C",
        retired boolean not null
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table matter;
      drop index bureau_of_region;
      alter table bureau drop column region_name`);
  }
}
