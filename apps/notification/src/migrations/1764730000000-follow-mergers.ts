import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 撤并: the copy of the directory that tells which bureaus have become one. */
export class FollowMergers1764730000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table bureau (
        id text primary key,
        version integer not null,
        name text not null,
        region_code text not null,
        successor_id text
      )`);
    await runner.query('create index bureau_merged on bureau (id) where successor_id is not null');
    // The last of the successors of a bureau, along the primary key; itself where there is none, and where they go round in a circle.
    await runner.query(`
      create function in_force(bureau_id text) returns text stable
      return coalesce(
        (with recursive line as (
           select id, successor_id from bureau where id = bureau_id
           union
           select b.id, b.successor_id from line join bureau b on b.id = line.successor_id)
         select id from line where successor_id is null),
        bureau_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function in_force');
    await runner.query('drop table bureau');
  }
}
