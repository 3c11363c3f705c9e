import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which cases wait for the head of their bureau, and by what a bureau's templates are known. */
export class DoubtfulReplies1764400500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index heads_desk on "case" ((lead ->> 'id'), (not urgent), since, id)
        where status = 'in-progress' and aside -> 'resolution' is not null`);
    await runner.query(`
      create table reply_sketch (
        case_id uuid primary key,
        bureau_id text collate "C" not null,
        resolved_at timestamptz(3) not null,
        reply bytea not null,
        message bytea not null
      )`);
    await runner.query('create index reply_sketch_of_bureau on reply_sketch (bureau_id, resolved_at, case_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table reply_sketch');
    await runner.query('drop index heads_desk');
  }
}
