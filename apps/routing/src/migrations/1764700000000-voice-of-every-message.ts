import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A message is heard also where nobody knows its place yet, and what nobody joins any more is forgotten. */
export class VoiceOfEveryMessage1764700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table voice alter column region_code drop not null');
    await runner.query('create index voice_of_person on voice (writer, issue_id) where writer is not null');
    await runner.query(leftBehindIndex);
    await runner.query('create index hot_issue_posting_in_time on hot_issue_posting using brin (posted_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index voice_of_person, hot_issue_left_behind, hot_issue_posting_in_time');
    await runner.query('delete from voice where region_code is null');
    await runner.query('alter table voice alter column region_code set not null');
  }
}

/** Oldest first. By the first message, which hardly ever changes: by the last, every message that joins would touch the index. */
const leftBehindIndex = `create index hot_issue_left_behind on hot_issue (first_at) where status = 'gathering'`;
