import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What administrators said of rulings: that they bind no more, or do again. */
export class RevokedRulings1764730000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table precedent add column revoked_at timestamptz(3)');
    await runner.query(judgementTable);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table ruling_judgement');
    await runner.query('alter table precedent drop column revoked_at');
  }
}

const judgementTable = `
  create table ruling_judgement (
    id bigint generated always as identity primary key,
    ruling bigint not null references precedent (sequence),
    action text not null check (action in ('revoked', 'restored')),
    staff text not null,
    reason text not null,
    judged_at timestamptz(3) not null
  );
  create index judgements_of_ruling on ruling_judgement (ruling, id)`;
