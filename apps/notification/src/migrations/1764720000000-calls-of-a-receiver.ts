import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The few calls of each receiver that are due first are found in an index, however many wait for another. */
export class CallsOfAReceiver1764720000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('drop index staff_delivery_pending_of');
    await runner.query(`
      create index staff_delivery_pending_of on staff_delivery (subscription_id, due_at, id) where status = 'pending'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index staff_delivery_pending_of');
    await runner.query(`
      create index staff_delivery_pending_of on staff_delivery (subscription_id) where status = 'pending'`);
  }
}
