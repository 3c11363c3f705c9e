import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who had the contact of a case shown whole, and what for. */
export class ContactReveals1764400410000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table contact_reveal (
        id uuid primary key,
        case_id uuid not null,
        staff text not null,
        revealed_at timestamptz(3) not null,
        reason text not null
      )`);
    await runner.query('create index contact_reveal_of_case on contact_reveal (case_id, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table contact_reveal');
  }
}
