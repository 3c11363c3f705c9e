import type { MigrationInterface, QueryRunner } from 'typeorm';

const placed = `status in ('assigned', 'in-progress', 'suspended', 'decline-pending')`;
const routed = `status in ('triage', 'arbitration', 'assigned', 'in-progress', 'suspended', 'decline-pending')`;

/**
 * Open cases by the bureaus that help, and complaints by those that they are about: what a merger has to move is looked for every two seconds. Written at once, as
 * entries that wait to be sorted in would all be read by each look.
 */
export class FindCasesOfMergedBureaus1764400550000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index complained_of;
      create index complained_of on "case" using gin (((aside -> 'about')::jsonb) jsonb_path_ops) with (fastupdate = off)
        where aside -> 'about' is not null and ${routed};
      create index helped_by on "case" using gin ((co_handling::jsonb) jsonb_path_ops) with (fastupdate = off)
        where co_handling::text <> '[]' and ${placed}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index helped_by, complained_of;
      create index complained_of on "case" (id) where aside -> 'about' is not null and ${routed}`);
  }
}
