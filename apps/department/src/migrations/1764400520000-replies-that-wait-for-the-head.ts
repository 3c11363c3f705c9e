import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many final replies of a bulk action wait for the head of the bureau: until now they counted as carried out. */
export class RepliesThatWaitForTheHead1764400520000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table bulk_action add awaiting integer not null default 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('update bulk_action set carried_out = carried_out + awaiting');
    await runner.query('alter table bulk_action drop awaiting');
  }
}
