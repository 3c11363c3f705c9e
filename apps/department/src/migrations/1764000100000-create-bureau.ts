import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The copy of routing's directory that assigning needs. `version` is the directory's; the highest that came is kept. */
export class CreateBureau1764000100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table bureau (
        id text collate "C" primary key,
        version integer not null,
        name text not null,
        region_code text collate "C" not null,
        successor_id text collate "C"
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table bureau');
  }
}
