import { byDeadline, longestWaiting, type Placed } from './order.ts';
import { statementOf } from './walk.ts';

const id = '019aaf5e-0000-7000-8000-000000000001';
const row: Placed = { id, urgent: false, since: new Date(0), due_at: Number.POSITIVE_INFINITY };
const lead = ['lead_id = ?', 'b'] as const;

describe('A page of a list', () => {
  it('begins at the front when no cursor is given', () => {
    const { text, parameters } = statementOf({ on: [lead], order: longestWaiting }, { limit: 2 });
    expect(text).toContain(`where lead_id = $1 order by (not urgent), since, id limit $2`);
    expect(parameters).toEqual(['b', 3]);
  });

  it.each([
    ['by how long it waits', longestWaiting, [true, '1970-01-01T00:00:00.000Z', id]],
    ['by its deadline, also where it has none', byDeadline, ['infinity', id]],
  ])('begins after the last entry of the page before, %s', (_, order, place) => {
    const { text, parameters } = statementOf({ on: [lead], order }, { limit: 2, after: order.cursorOf(row) });
    expect(text).toMatch(/where lead_id = \$1 and \(.*\) > \(\$2::.*\$\d::uuid\) order by/);
    expect(parameters).toEqual(['b', ...place, 3]);
  });

  it('takes no cursor of another order', () => {
    const page = { limit: 2, after: byDeadline.cursorOf(row) };
    expect(() => statementOf({ on: [lead], order: longestWaiting }, page)).toThrow();
  });

  it('keeps what people say out of its text', () => {
    const { text, parameters } = statementOf({ on: [['handler = ?', `'?' or true`]], order: byDeadline }, { limit: 2 });
    expect(text).toContain('where handler = $1 order by due_at, id limit $2');
    expect(parameters).toEqual([`'?' or true`, 3]);
  });
});
