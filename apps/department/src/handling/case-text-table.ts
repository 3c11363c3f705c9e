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

const textRows = new Unnested<{ case_id: string; bureaus: readonly string[]; terms: string }>({
  case_id: 'uuid',
  bureaus: 'json',
  terms: 'text',
});

/** In the caller's transaction, which has written the cases; which bureaus a case has later, `updateCases` writes with it. */
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
