import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every event that passed, with its envelope: what all of oversight's figures can be made from again. */
export class CreateEventArchive1764000001000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    // payload is json and not jsonb: it is written at every event, read by rebuilds alone and never searched.
    await queryRunner.query(`
      CREATE TABLE event_archive (
        event_time timestamptz NOT NULL,
        event_id uuid NOT NULL,
        event_type text NOT NULL,
        source text NOT NULL,
        subject text NOT NULL,
        event_key text NOT NULL,
        correlation_id text NOT NULL,
        causation_id text,
        traceparent text,
        payload json NOT NULL,
        archived_at timestamptz NOT NULL,
        PRIMARY KEY (event_time, event_id)
      ) PARTITION BY RANGE (event_time)`);
    // Takes what belongs to no month that has its partition yet, so that no event can be refused.
    await queryRunner.query(`CREATE TABLE event_archive_default PARTITION OF event_archive DEFAULT`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE event_archive`);
  }
}
