import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is only added to is partitioned by the month of its case's id (UUIDv7); why the rest is not: ADR 18. */
export class PartitionStories1764000200000 implements MigrationInterface {
  readonly name = 'PartitionStories1764000200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(partitioned('case_event', 'case_id, version'));
    await runner.query(partitioned('case_message', 'case_id'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(whole('case_event'));
    await runner.query(whole('case_message'));
  }
}

/** What is there already becomes the default partition as it is, without a row being moved. */
function partitioned(table: string, key: string): string {
  return `
    alter table ${table} rename to ${table}_default;
    alter index ${table}_pkey rename to ${table}_default_pkey;
    create table ${table} (like ${table}_default) partition by range (case_id);
    alter table ${table} add primary key (${key});
    alter table ${table} attach partition ${table}_default default`;
}

function whole(table: string): string {
  return `
    create table ${table}_whole (like ${table} including all);
    insert into ${table}_whole select * from ${table};
    drop table ${table};
    alter table ${table}_whole rename to ${table};
    alter index ${table}_whole_pkey rename to ${table}_pkey`;
}
