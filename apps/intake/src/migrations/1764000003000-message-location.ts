import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where a message was written, or what it points at; of use to find the county. */
export class MessageLocation1764000003000 implements MigrationInterface {
  readonly name = 'MessageLocation1764000003000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table message add latitude double precision, add longitude double precision,
        add check ((latitude is null) = (longitude is null))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table message drop latitude, drop longitude');
  }
}
