import type { MigrationInterface, QueryRunner } from 'typeorm';

const routed = `status in ('triage', 'arbitration', 'assigned', 'in-progress', 'suspended', 'decline-pending')`;

/** Which bureaus were merged, and which open cases are complaints about a bureau: both few among many. */
export class CasesFollowMergers1764400540000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index bureau_merged on bureau (id) where successor_id is not null');
    await runner.query(`create index complained_of on "case" (id) where aside -> 'about' is not null and ${routed}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index complained_of, bureau_merged');
  }
}
