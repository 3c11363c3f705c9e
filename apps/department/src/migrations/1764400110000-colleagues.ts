import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who has worked at which bureau, as tokens have vouched for it: to whom its head may give a case. */
export class Colleagues1764400110000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table colleague (
        bureau_id text collate "C" not null,
        subject text collate "C" not null,
        primary key (bureau_id, subject)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table colleague');
  }
}
