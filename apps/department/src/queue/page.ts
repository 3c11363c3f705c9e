import { Failure } from '#domain';

/** Where in a queue a page begins: after this entry. Urgent ones come first, then who has waited longest. */
export interface Place {
  readonly isUrgent: boolean;
  readonly since: string;
  readonly id: string;
}

/** Before every entry of a queue. */
export const front: Place = {
  isUrgent: true,
  since: '-infinity',
  id: '00000000-0000-0000-0000-000000000000',
};

/** @returns an opaque text that `placeAfter` reads */
export function cursorTo({ isUrgent, since, id }: Place): string {
  return Buffer.from(`${isUrgent ? 'u' : 'n'} ${since} ${id}`).toString('base64url');
}

const written =
  /^([un]) ([12]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** @throws Failure `invalid-request` for a cursor that was not made by {@link cursorTo} */
export function placeAfter(cursor: string | undefined): Place {
  if (cursor === undefined) return front;
  const [, urgency, since, id] = written.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (since === undefined || id === undefined || !isOnCalendar(since)) throw notACursor();
  return { isUrgent: urgency === 'u', since, id };
}

/** JavaScript moves 31 February into March; PostgreSQL refuses it. */
function isOnCalendar(time: string): boolean {
  const date = new Date(time);
  return !Number.isNaN(date.getTime()) && date.toISOString() === time;
}

function notACursor(): Failure {
  const fault = { field: 'after', rule: 'cursor', message: 'after must be the `next` of an earlier page.' };
  return new Failure('invalid', 'invalid-request', 'The page to begin after is not known.', { fields: [fault] });
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
  return { rows, next: cursorTo({ isUrgent: last.urgent, since: last.since.toISOString(), id: last.id }) };
}
