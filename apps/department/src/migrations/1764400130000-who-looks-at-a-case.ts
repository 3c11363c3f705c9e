import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who has a case open at the moment. Unlogged: after a crash whoever still looks says so again within seconds. */
export class WhoLooksAtACase1764400130000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create unlogged table case_onlooker (
        case_id uuid not null,
        bureau_id text collate "C" not null,
        subject text collate "C" not null,
        since timestamptz(3) not null,
        until timestamptz(3) not null,
        primary key (case_id, bureau_id, subject)
      )`);
    await runner.query('create index case_onlooker_gone on case_onlooker (until)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table case_onlooker');
  }
}
