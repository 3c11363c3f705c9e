import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A reader that a person put to work stays there until the same is said of another, or of none. */
export class PinnedReaders1764740000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table reader add column pinned boolean not null default false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table reader drop column pinned');
  }
}
