import { deskOf, stepsInOrder } from './domain/case-place.ts';
import type { CaseKnowledge, KnownCase } from './domain/known-case.ts';

/** A row of `known_case`. What stands beside `known` is taken from it, so that it can be looked up. */
export interface KnownCaseRow {
  readonly case_id: string;
  readonly number: string;
  readonly known: CaseKnowledge;
}

export const selectedColumns = 'case_id, number, known';
export const columnNames = 'case_id, number, known, status, region_code, bureau_id, submitted_at';

/** JSON never holds this character unescaped, so texts joined by it come apart again, at a fraction of an array's cost. */
const separator = '\u001E';
export const columnTypes = `$2::uuid[], $3::text[], string_to_array($4, E'\\x1E')::json[], $5::text[], $6::text[],
  $7::text[], $8::timestamptz[]`;

export function fromRow({ case_id: id, number, known }: KnownCaseRow): KnownCase {
  return { id, number, known };
}

/** One array a column, in the order of {@link columnNames}, for `unnest`. */
export function columnsOf(cases: readonly KnownCase[]): unknown[] {
  const lookedUp = cases.map(({ known }) => {
    const steps = stepsInOrder(known);
    const submittedAt = steps.find(({ is }) => is === 'opened')?.at;
    return { ...deskOf(known, steps), submittedAt };
  });
  return [
    cases.map(({ id }) => id),
    cases.map(({ number }) => number),
    cases.map(({ known }) => JSON.stringify(known)).join(separator),
    cases.map(({ known }) => known.latest?.status ?? null),
    lookedUp.map(({ region }) => region),
    lookedUp.map(({ bureau }) => bureau),
    lookedUp.map(({ submittedAt }) => (submittedAt === undefined ? null : new Date(submittedAt))),
  ];
}
