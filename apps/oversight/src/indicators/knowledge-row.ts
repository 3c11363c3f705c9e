import type { KnownCase } from './domain/case-knowledge.ts';
import { placeOf, stepsInOrder } from './domain/case-place.ts';
import { runningClockOf } from './domain/running-clock.ts';

export const columnNames = 'case_id, case_number, known, region_code, bureau_id, resolve_from, resolve_by';

/** JSON never holds this character unescaped, so texts joined by it come apart again, at a fraction of an array's cost. */
const separator = '\u001E';
export const columnTypes = `$2::uuid[], $3::text[], string_to_array($4, E'\\x1E')::jsonb[], $5::text[], $6::text[],
  $7::timestamptz[], $8::timestamptz[]`;

/** One array a column, in the order of {@link columnNames}, for `unnest`. */
export function columnsOf(cases: readonly KnownCase[]): unknown[] {
  const places = cases.map(({ known }) => {
    const steps = stepsInOrder(known);
    return { ...placeOf(known, steps), clock: runningClockOf(known, steps) };
  });
  const moment = (at: number | undefined) => (at === undefined ? null : new Date(at));
  return [
    cases.map(({ id }) => id),
    cases.map(({ number }) => number),
    cases.map(({ known }) => JSON.stringify(known)).join(separator),
    places.map(({ region }) => region),
    places.map(({ bureau }) => bureau),
    places.map(({ clock }) => moment(clock?.from)),
    places.map(({ clock }) => moment(clock?.by)),
  ];
}
