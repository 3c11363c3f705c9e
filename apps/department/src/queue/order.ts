import { Cursor } from '#platform';
import { never } from '../clocks/domain/due-at.ts';
import type { Condition } from './walk.ts';

/** What orders the entries of a list. */
export interface Placed {
  readonly id: string;
  readonly urgent: boolean;
  readonly since: Date;
  /** `infinity` comes as a number. */
  readonly due_at: Date | number;
}

/** The order of a list, and how one goes on in it where a page has ended. */
export interface Order {
  readonly by: string;
  readonly cursorOf: (last: Placed) => string;
  /** @throws Failure `invalid-request` for a cursor that no page gave */
  readonly beyond: (cursor: string) => Condition;
}

const placeInLine = new Cursor({ isUrgent: 'flag', since: 'time', id: 'id' });
const placeByDeadline = new Cursor({ dueAt: 'time', id: 'id' });

/** Urgent cases first, then those that have waited longest. */
export const longestWaiting: Order = {
  by: '(not urgent), since, id',
  cursorOf: ({ urgent: isUrgent, since, id }) => placeInLine.print({ isUrgent, since: since.toISOString(), id }),
  beyond: (cursor) => {
    const { isUrgent, since, id } = placeInLine.parse(cursor);
    return ['((not urgent), since, id) > (?::boolean, ?::timestamptz, ?::uuid)', !isUrgent, since, id];
  },
};

/** What falls due first comes first; of the others nothing falls due. */
export const byDeadline: Order = {
  by: 'due_at, id',
  cursorOf: ({ due_at, id }) =>
    placeByDeadline.print({ dueAt: due_at instanceof Date ? due_at.toISOString() : never, id }),
  beyond: (cursor) => {
    const { dueAt, id } = placeByDeadline.parse(cursor);
    return ['(due_at, id) > (?::timestamptz, ?::uuid)', dueAt, id];
  },
};
