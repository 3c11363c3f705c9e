import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What waits for a supervisor's word: where bureaus disagree, want to decline a case, or ask for more time. */
export class SupervisorsDesk1764000350000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index supervisors_desk on "case" ((not urgent), since, id, region_code)
        where status in ('arbitration', 'decline-pending') or (status = 'in-progress' and aside -> 'extension' is not null)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index supervisors_desk');
  }
}
