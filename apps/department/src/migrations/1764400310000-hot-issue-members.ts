import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What routing said last of each case's hot issue, also before the case is opened and after it was taken out of one (then there is none);
 * which cases an issue has is read from here.
 */
export class HotIssueMembers1764400310000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table hot_issue_member (
        case_id uuid primary key,
        hot_issue_id uuid,
        title text,
        said_at timestamptz(3) not null
      )`);
    await runner.query(`
      create index hot_issue_members on hot_issue_member (hot_issue_id, case_id) where hot_issue_id is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table hot_issue_member');
  }
}
