import type { MigrationInterface, QueryRunner } from 'typeorm';
import { type CaseRow, stateOf } from '../handling/case-row.ts';
import { type CaseText, insertTexts } from '../handling/case-text-table.ts';
import { bureausAt } from '../handling/domain/who-may.ts';

/**
 * What cases are found by, beside them: a case is written often, its text once. `bureaus` are those at work on it, empty while there is none; the index
 * holds a case from when a bureau has it. Cases that are there already are read once.
 */
export class TextsOfCases1764400120000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table case_text (
        case_id uuid primary key,
        bureaus text[] collate "C" not null,
        terms tsvector not null
      ) partition by range (case_id)`);
    await runner.query('create table case_text_default partition of case_text default');
    await runner.query(`create index case_text_terms on case_text using gin (bureaus, terms) where bureaus <> '{}'`);
    for (let last = '00000000-0000-0000-0000-000000000000'; ;) {
      const cases = await nextCases(runner, last);
      if (cases.length === 0) return;
      await insertTexts(runner.manager, cases);
      last = cases.at(-1)?.caseId ?? last;
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table case_text');
  }
}

async function nextCases(runner: QueryRunner, after: string): Promise<CaseText[]> {
  const rows = await runner.manager.query<(CaseRow & { subject: string; body: string })[]>(
    `select c.*, body from "case" c join case_message m on m.case_id = c.id where c.id > $1 order by c.id limit 1000`,
    [after],
  );
  return rows.map(({ subject, body, ...row }) => ({ caseId: row.id, subject, body, bureaus: bureausAt(stateOf(row)) }));
}
