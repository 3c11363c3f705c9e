import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where the chain of the audit trail was announced to end: one row for each time that it was sealed. */
export class AuditHeads1764400400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table audit_head (
        sequence bigint not null,
        hash bytea not null,
        sealed_at timestamptz(3) not null,
        primary key (sequence, hash)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table audit_head');
  }
}
