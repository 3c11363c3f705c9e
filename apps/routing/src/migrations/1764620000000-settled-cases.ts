import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who handled a case that is settled, so that a decision on a similar one can cite it. */
export class SettledCases1764620000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table voice add column bureau_name text, add column settled_at timestamptz(3)');
    await runner.query('create index voice_settled on voice (issue_id, settled_at desc) where settled_at is not null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table voice drop column bureau_name, drop column settled_at');
  }
}
