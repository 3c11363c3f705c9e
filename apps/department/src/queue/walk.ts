import type { PageQuery } from '#platform';
import type { EntityManager } from 'typeorm';
import type { Reader } from '../handling/actions-in-each.ts';
import { entriesOf, type EntryRow } from './entry-row.ts';
import type { Order } from './order.ts';
import type { Entry } from './queue.dto.ts';

/** SQL with a `?` for each of its values, which never become part of the text. */
export type Condition = readonly [sql: string, ...values: unknown[]];

/** A list of cases as a walk along an index: what is on it, and in which order. */
export interface Walk {
  readonly on: readonly Condition[];
  readonly order: Order;
}

export interface Statement {
  readonly text: string;
  readonly parameters: readonly unknown[];
}

type Page = Pick<PageQuery, 'limit' | 'after'>;

/** @param print writes the text, and each condition in it by what it is given */
export function boundIn(print: (bound: (condition: Condition) => string) => string): Statement {
  const parameters: unknown[] = [];
  const put = (sql: string, value: unknown) => sql.replace('?', () => `$${parameters.push(value)}`);
  return { text: print(([sql, ...values]) => values.reduce<string>(put, sql)), parameters };
}

/**
 * One page and one row more, which says whether there is a next one. Only what is asked for stands in the text: so PostgreSQL sees which conditions
 * an index answers, also in a statement that it has prepared.
 */
export function statementOf({ on, order }: Walk, { limit, after }: Page): Statement {
  const conditions = after === undefined ? on : [...on, order.beyond(after)];
  return boundIn(
    (bound) =>
      `select * from "case" where ${conditions.map(bound).join(' and ')} order by ${order.by} ${bound(['limit ?', limit + 1])}`,
  );
}

/**
 * @param more what the list says of a case beside what every list says
 * @throws Failure `invalid-request` for an `after` that no page of this order gave
 */
export async function pageAlong<X extends object>(
  manager: EntityManager,
  walk: Walk,
  page: Page,
  reader: Reader,
  more: (row: EntryRow) => X,
): Promise<{ entries: (Pick<Entry, keyof Entry> & X)[]; next?: string }> {
  const { text, parameters } = statementOf(walk, page);
  const found = await manager.query<EntryRow[]>(text, [...parameters]);
  const rows = found.slice(0, page.limit);
  const last = found.length > page.limit ? rows.at(-1) : undefined;
  return { entries: await entriesOf(manager, rows, reader, more), next: last && walk.order.cursorOf(last) };
}
