import type { EntityManager } from 'typeorm';
import { termsOf } from '../searching/domain/terms.ts';
import { Unnested } from './unnested.ts';

/** What a case is found by: the citizen's words, and the bureaus at work on it, as only they find it. */
export interface CaseText {
  readonly caseId: string;
  readonly subject: string;
  readonly body: string;
  /** Ids. */
  readonly bureaus: readonly string[];
}

/** Which bureaus are at work on a case from now on. */
export type Finders = Pick<CaseText, 'caseId' | 'bureaus'>;

const finderRows = new Unnested<{ case_id: string; bureaus: readonly string[] }>({ case_id: 'uuid', bureaus: 'json' });
const textRows = new Unnested<{ case_id: string; bureaus: readonly string[]; terms: string }>({
  case_id: 'uuid',
  bureaus: 'json',
  terms: 'text',
});

/** In the caller's transaction, which has written the cases. */
export async function insertTexts(manager: EntityManager, texts: readonly CaseText[]): Promise<void> {
  await manager.query(
    `insert into case_text (case_id, bureaus, terms)
     select case_id, array(select json_array_elements_text(bureaus)), array_to_tsvector(string_to_array(terms, ' '))
     from ${textRows.table}`,
    textRows.parametersOf(
      texts.map(({ caseId, subject, body, bureaus }) => ({
        case_id: caseId,
        bureaus,
        terms: termsOf(`${subject}\n${body}`).join(' '),
      })),
    ),
  );
}

/** In the caller's transaction, which holds the cases. */
export async function updateFinders(manager: EntityManager, changed: readonly Finders[]): Promise<void> {
  if (changed.length === 0) return;
  // Named as parameters as well, so that only their months are looked into.
  await manager.query(
    `update case_text set bureaus = array(select json_array_elements_text(n.bureaus)) from ${finderRows.table}
     where case_text.case_id = n.case_id and case_text.case_id = any($1::uuid[])`,
    finderRows.parametersOf(changed.map(({ caseId, bureaus }) => ({ case_id: caseId, bureaus }))),
  );
}
