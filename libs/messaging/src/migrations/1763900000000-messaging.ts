import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Outbox, inbox and quarantine, in the schema that the connection's search path names first. */
export class Messaging1763900000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [outbox, inbox, quarantine]) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE parked_event, dead_letter, inbox, outbox');
  }
}

/** Rows live for milliseconds: values are not compressed, and vacuum comes by number of dead rows, not by share. */
const outbox = `
  CREATE TABLE outbox (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic text NOT NULL,
    key text NOT NULL,
    headers text NOT NULL,
    value text NOT NULL,
    created_at timestamptz NOT NULL
  ) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000,
          autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 50000);
  ALTER TABLE outbox ALTER COLUMN value SET STORAGE EXTERNAL;
`;

/** The ids of the events that this service has taken charge of, by the day in the event itself. */
const inbox = `
  CREATE TABLE inbox (
    event_id uuid NOT NULL,
    event_day date NOT NULL,
    PRIMARY KEY (event_id, event_day)
  ) PARTITION BY RANGE (event_day);
  CREATE TABLE inbox_default PARTITION OF inbox DEFAULT;
`;

/**
 * Events that failed, and the later ones of their keys in the order in which they came. A letter blocks its key until
 * it is discarded or deleted: failed → replay-requested → released (its event is done, the parked ones follow) → gone.
 * Keys are indexed by hash: a foreign key may be longer than a b-tree takes.
 */
const quarantine = `
  CREATE TABLE dead_letter (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    state text NOT NULL DEFAULT 'failed' CHECK (state IN ('failed', 'replay-requested', 'released', 'discarded')),
    topic text NOT NULL,
    partition integer NOT NULL,
    "offset" bigint NOT NULL,
    stamped_at timestamptz NOT NULL,
    key text,
    headers jsonb NOT NULL,
    value bytea,
    error_name text NOT NULL,
    error_message text NOT NULL,
    attempts integer NOT NULL,
    failed_at timestamptz NOT NULL,
    discard_reason text
  );
  CREATE INDEX dead_letter_key ON dead_letter USING hash (key) WHERE state <> 'discarded';
  CREATE INDEX dead_letter_to_do ON dead_letter (id) WHERE state IN ('replay-requested', 'released');
  CREATE TABLE parked_event (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic text NOT NULL,
    partition integer NOT NULL,
    "offset" bigint NOT NULL,
    stamped_at timestamptz NOT NULL,
    key text NOT NULL,
    headers jsonb NOT NULL,
    value bytea,
    parked_at timestamptz NOT NULL
  );
  CREATE INDEX parked_event_key ON parked_event USING hash (key);
`;
