import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where each Case stands, and how many stand where. A rebuild fills a generation of its own beside the current one. */
export class CreateFigures1764000002000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE figure_generation (
        id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        state text NOT NULL CHECK (state IN ('current', 'building'))
      )`);
    await queryRunner.query(`CREATE UNIQUE INDEX figure_generation_one_of_a_state ON figure_generation (state)`);
    await queryRunner.query(`INSERT INTO figure_generation (state) VALUES ('current')`);
    // An empty text stands for "none yet" in bureau_id and region_code, since null is never equal to null in a key.
    await queryRunner.query(`
      CREATE TABLE case_standing (
        generation integer NOT NULL,
        case_id uuid NOT NULL,
        version integer NOT NULL,
        status text NOT NULL,
        bureau_id text NOT NULL,
        region_version integer NOT NULL,
        region_code text NOT NULL,
        PRIMARY KEY (case_id, generation)
      ) WITH (fillfactor = 80)`);
    // A count is the sum over its slots: writers on different slots never wait for each other, and one slot may be negative.
    await queryRunner.query(`
      CREATE TABLE case_count (
        generation integer NOT NULL,
        region_code text NOT NULL,
        bureau_id text NOT NULL,
        status text NOT NULL,
        slot smallint NOT NULL,
        count bigint NOT NULL,
        PRIMARY KEY (generation, region_code, bureau_id, status, slot)
      ) WITH (fillfactor = 50)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE case_count, case_standing, figure_generation`);
  }
}
