import { Failure } from '#domain';

/**
 * What a cursor may say of an entry. `time`: ISO 8601 in UTC with milliseconds, on the calendar; or `infinity`. `id`: a UUID. `count`: a natural
 * number.
 */
interface PartTypes {
  readonly flag: boolean;
  readonly time: string;
  readonly id: string;
  readonly count: number;
}
type Shape = Readonly<Record<string, keyof PartTypes>>;

/** Where in a list a page begins: after the entry of which this is said. */
type Place<S extends Shape> = { readonly [K in keyof S]: PartTypes[S[K]] };

const form: Readonly<Record<keyof PartTypes, RegExp>> = {
  flag: /^(true|false)$/,
  time: /^([12]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z|infinity)$/,
  id: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  count: /^\d{1,9}$/,
};

/** Beyond every id: where a list that begins with the latest begins. */
export const highestId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Writes the place of a list's entry as an opaque text, and reads it back: what is read can be sent to PostgreSQL. */
export class Cursor<const S extends Shape> {
  private readonly parts: readonly [name: string, type: keyof PartTypes][];

  /** @param shape what orders the list, ending in what no two entries share */
  constructor(shape: S) {
    this.parts = Object.entries(shape);
  }

  print(place: Place<S>): string {
    const values: Readonly<Record<string, unknown>> = place;
    return Buffer.from(this.parts.map(([name]) => String(values[name])).join(' ')).toString('base64url');
  }

  /** @throws Failure `invalid-request` for what {@link print} did not write */
  parse(cursor: string): Place<S> {
    const texts = Buffer.from(cursor, 'base64url').toString().split(' ');
    if (texts.length !== this.parts.length) throw notACursor();
    return Object.fromEntries(
      this.parts.map(([name, type], index) => [name, valueOf(type, texts[index] ?? '')]),
    ) as Place<S>;
  }
}

function valueOf(type: keyof PartTypes, text: string): PartTypes[keyof PartTypes] {
  if (!form[type].test(text) || (type === 'time' && !isOnCalendar(text))) throw notACursor();
  if (type === 'count') return Number(text);
  return type === 'flag' ? text === 'true' : text;
}

/** JavaScript moves 31 February into March; PostgreSQL refuses it. */
const isOnCalendar = (time: string) => time === 'infinity' || new Date(time).toJSON() === time;

function notACursor(): Failure {
  const fault = { field: 'after', rule: 'cursor', message: 'after must be the `next` of an earlier page.' };
  return new Failure('invalid', 'invalid-request', 'The page to begin after is not known.', { fields: [fault] });
}
