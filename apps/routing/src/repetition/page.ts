import { Failure } from '#domain';

/** Where a page begins: after this entry. */
export interface Place {
  readonly time: string;
  readonly id: string;
}

/** @returns an opaque text that `placeAfter` reads */
export const cursorTo = ({ time, id }: Place): string => Buffer.from(`${time} ${id}`).toString('base64url');

const written = /^([12]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** @throws Failure `invalid-request` for a cursor that was not made by {@link cursorTo} */
export function placeAfter(cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined;
  const [, time = '', id = ''] = written.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  // JavaScript moves 31 February into March; PostgreSQL refuses it.
  if (new Date(time).toJSON() === time && id !== '') return { time, id };
  const fault = { field: 'after', rule: 'cursor', message: 'after must be the `next` of an earlier page.' };
  throw new Failure('invalid', 'invalid-request', 'The page to begin after is not known.', { fields: [fault] });
}
