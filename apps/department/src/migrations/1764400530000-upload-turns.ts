import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many uploads a sender has begun in the last hour in which he began any; the sender is an opaque subject, or the id of a citizen's case. */
export class UploadTurns1764400530000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'create table upload_turn (sender text primary key, hour timestamptz not null, uploads integer not null)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table upload_turn');
  }
}
