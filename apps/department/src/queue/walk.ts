import type { PageQuery } from '#platform';
import type { EntityManager } from 'typeorm';
import { type EntryRow, entryColumns } from './entry-row.ts';
import type { Order } from './order.ts';

/** SQL with a `?` for each of its values, which never become part of the text. */
export type Condition = readonly [sql: string, ...values: unknown[]];

/** A list of cases as a walk along an index: what is on it, in which order, and what is told of each. */
export interface Walk {
  readonly on: readonly Condition[];
  readonly order: Order;
  /** Beside those of every entry. */
  readonly columns?: readonly string[];
}

/** A walk of which each row says this. */
export interface WalkOf<R extends EntryRow> extends Walk {
  readonly columns: readonly Exclude<keyof R & string, keyof EntryRow>[];
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
export function statementOf({ on, order, columns = [] }: Walk, { limit, after }: Page): Statement {
  const conditions = after === undefined ? on : [...on, order.beyond(after)];
  const told = [...entryColumns, ...columns].join(', ');
  return boundIn(
    (bound) =>
      `select ${told} from "case" where ${conditions.map(bound).join(' and ')} order by ${order.by} ${bound(['limit ?', limit + 1])}`,
  );
}

/** @throws Failure `invalid-request` for an `after` that no page of this order gave */
export async function pageAlong<R extends EntryRow, E>(
  manager: EntityManager,
  walk: WalkOf<R>,
  page: Page,
  entryFrom: (row: R) => E,
): Promise<{ entries: E[]; next?: string }> {
  const { text, parameters } = statementOf(walk, page);
  const found = await manager.query<R[]>(text, [...parameters]);
  const rows = found.slice(0, page.limit);
  const last = found.length > page.limit ? rows.at(-1) : undefined;
  return { entries: rows.map(entryFrom), next: last && walk.order.cursorOf(last) };
}
