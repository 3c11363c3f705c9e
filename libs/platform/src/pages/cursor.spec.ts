import fc from 'fast-check';
import type { Failure } from '#domain';
import { Cursor } from './cursor.ts';

const cursor = new Cursor({ isUrgent: 'flag', since: 'time', id: 'id' });
const place = fc.record({
  isUrgent: fc.boolean(),
  since: fc.oneof(
    fc.constant('infinity'),
    fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }).map((date) => date.toISOString()),
  ),
  id: fc.uuid(),
});
const encoded = (text: string) => Buffer.from(text).toString('base64url');
const id = '019aaf5e-0000-7000-8000-000000000001';

const faultsOf = (text: string) => {
  try {
    cursor.parse(text);
    return undefined;
  } catch (error) {
    return (error as Failure).fields;
  }
};

describe('A cursor', () => {
  it('finds the place again that it was made for', () => {
    fc.assert(
      fc.property(place, (there) => {
        expect(cursor.parse(cursor.print(there))).toEqual(there);
      }),
    );
  });

  it('may count', () => {
    const counting = new Cursor({ position: 'count' });
    expect(counting.parse(counting.print({ position: 200 }))).toEqual({ position: 200 });
    expect(faultsOf(counting.print({ position: -1 }))).toMatchObject([{ rule: 'cursor' }]);
  });

  it.each([
    ['nothing', ''],
    ['no base64', '\u4e8c'],
    ['another text', encoded('not a cursor')],
    ['one of another list', new Cursor({ id: 'id' }).print({ id })],
    ['a part more', encoded(`true 2026-11-23T00:00:00.000Z ${id} x`)],
    ['no flag', encoded(`yes 2026-11-23T00:00:00.000Z ${id}`)],
    ['a time without milliseconds', encoded(`true 2026-11-23T00:00:00Z ${id}`)],
    ['a day that does not exist', encoded(`true 2026-02-31T00:00:00.000Z ${id}`)],
    ['an hour that does not exist', encoded(`true 2026-11-23T25:00:00.000Z ${id}`)],
    ['no id', encoded('true 2026-11-23T00:00:00.000Z 0')],
  ])('that it did not give is refused: %s', (_, text) => {
    expect(faultsOf(text)).toMatchObject([{ field: 'after', rule: 'cursor' }]);
  });
});
