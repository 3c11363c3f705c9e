import type { MigrationInterface, QueryRunner } from 'typeorm';

/** All that was asked for with an Idempotency-Key, as a digest. Nullable, as the release before, which runs on this schema too, does not write it. */
export class RequestsWithKeys1764770000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table instruction add column request text');
    await runner.query('alter table survey add column request text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table instruction drop column request');
    await runner.query('alter table survey drop column request');
  }
}
