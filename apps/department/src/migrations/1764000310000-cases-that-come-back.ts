import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Cases that bureaus send back, that wait for somebody, or that end in another way than by a reply. What only some of
 * them have is one column, null for all others, so that an ordinary case costs no more than before.
 */
export class CasesThatComeBack1764000310000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table "case" add column aside json,
        drop constraint routed_has_proposal,
        drop constraint placed_has_lead,
        add constraint routed_has_proposal check (proposal is not null or status in ('received', 'withdrawn', 'merged')),
        add constraint placed_has_lead check ((lead is not null and co_handling is not null)
          or status in ('received', 'triage', 'arbitration', 'declined', 'withdrawn', 'merged'))`);
    await runner.query('drop index bureau_queue');
    await runner.query(bureauQueue(`'assigned', 'in-progress', 'suspended', 'decline-pending'`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index bureau_queue');
    await runner.query(bureauQueue(`'assigned', 'in-progress'`));
    await runner.query(`
      alter table "case" drop column aside,
        drop constraint routed_has_proposal,
        drop constraint placed_has_lead,
        add constraint routed_has_proposal check (status = 'received' or proposal is not null) not valid,
        add constraint placed_has_lead check (status in ('received', 'triage')
          or (lead is not null and co_handling is not null)) not valid`);
  }
}

function bureauQueue(statuses: string): string {
  return `
    create index bureau_queue on "case" ((lead ->> 'id'), status, (not urgent), since, id)
      where status in (${statuses})`;
}
