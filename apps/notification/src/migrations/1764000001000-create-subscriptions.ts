import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is to be told of a Case, and the steps that came before we knew. */
export class CreateSubscriptions1764000001000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    // has_email is null while steps of the Case have come but its submission has not. The contact stays as sealed as it came.
    await queryRunner.query(`
      CREATE TABLE citizen_subscription (
        case_id uuid PRIMARY KEY,
        has_email boolean,
        contact_key_id text,
        sealed_contact text,
        created_at timestamptz NOT NULL
      )`);
    await queryRunner.query(`
      CREATE TABLE waiting_step (
        case_id uuid NOT NULL,
        case_version integer NOT NULL,
        event_type text NOT NULL,
        payload jsonb NOT NULL,
        waiting_since timestamptz NOT NULL,
        PRIMARY KEY (case_id, case_version)
      )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE waiting_step, citizen_subscription');
  }
}
