import { Cursor } from '#platform';

/** Urgent ones come first, then who has waited longest. */
const cursor = new Cursor({ isUrgent: 'flag', since: 'time', id: 'id' });

/** Where in a queue a page begins: after this entry. */
type Place = ReturnType<typeof cursor.parse>;

/** Before every entry of a queue. */
export const front: Place = {
  isUrgent: true,
  since: '-infinity',
  id: '00000000-0000-0000-0000-000000000000',
};

/** @throws Failure `invalid-request` for a cursor that no page gave */
export function placeAfter(after: string | undefined): Place {
  return after === undefined ? front : cursor.parse(after);
}

interface Placed {
  readonly id: string;
  readonly urgent: boolean;
  readonly since: Date;
}

/** @param found up to one row more than the page holds, which says whether there is a next one */
export function pageOf<R extends Placed>(found: readonly R[], limit: number): { rows: readonly R[]; next?: string } {
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  if (found.length <= limit || last === undefined) return { rows };
  return { rows, next: cursor.print({ isUrgent: last.urgent, since: last.since.toISOString(), id: last.id }) };
}
