import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is to be sent, what was sent, and what could not be. */
export class CreateDeliveries1764000002000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    // payload is what the message tells of; it is emptied once that was told. due_at of a claimed row is the end of its lease.
    await queryRunner.query(`
      CREATE TABLE delivery (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES citizen_subscription,
        case_version integer NOT NULL,
        case_number text NOT NULL,
        event_type text NOT NULL,
        payload jsonb,
        status text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'sent', 'failed', 'gave-up')),
        attempts integer NOT NULL DEFAULT 0,
        due_at timestamptz NOT NULL,
        last_problem text,
        created_at timestamptz NOT NULL,
        settled_at timestamptz,
        UNIQUE (case_id, case_version)
      ) WITH (fillfactor = 80)`);
    // Only a query that says IS DISTINCT FROM 'sent' can use it. Said as <>, it would offer itself for every lookup of a
    // pending row by its key, and statistics from before a burst make walking through all that is pending look cheap.
    await queryRunner.query(
      `CREATE INDEX delivery_unsettled ON delivery (status, due_at, case_version) WHERE status IS DISTINCT FROM 'sent'`,
    );
    await queryRunner.query('CREATE INDEX delivery_of_case ON delivery (case_number)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE delivery');
  }
}
