import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people said of kind and urgency in the router's place; null where they did not say it. */
export class CorrectedKinds1764720000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table precedent add column kind text, add column urgent boolean');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table precedent drop column kind, drop column urgent');
  }
}
