import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 回访: which citizens are to be rung up, since when and in which part of the day. */
export class FollowUps1764400510000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index follow_up_list on "case"
        (((aside #>> '{followUp,dueAt}') collate "C"), id, region_code, (aside #>> '{followUp,part}'))
        where status = 'resolved' and aside -> 'followUp' is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index follow_up_list');
  }
}
