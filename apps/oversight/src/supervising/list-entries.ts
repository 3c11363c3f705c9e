import { bureausOf, isProvince, subtreePrefix } from '#domain';
import { Clock, Cursor, type Staff } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ofBureaus } from '../directory/of-bureaus.ts';
import { notAbout } from '../known-cases/not-about.ts';
import { entryColumns, entryIn, type EntryRow } from './entry-table.ts';
import type { EntriesQuery, EntryPage } from './supervising.dto.ts';
import { viewOfEntry } from './view-of-entry.ts';

type Condition = readonly [sql: string, ...values: unknown[]];
type Filter = Pick<EntriesQuery, 'state' | 'overdue' | 'limit' | 'after'>;

const cursor = new Cursor({ time: 'time', id: 'id' });

const ofState: Readonly<Record<EntriesQuery['state'], string>> = {
  open: `state <> 'closed'`,
  followed: `state <> 'closed' and state = 'followed'`,
  settled: `state <> 'closed' and state = 'settled'`,
  closed: `state = 'closed'`,
};

/** The supervision list, first due first, a page at a time. */
@Injectable()
export class ListEntries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Of cases that lie in a region, and those that it follows; of the whole province also those of cases that have no place yet. */
  inRegion(region: string, filter: Filter): Promise<EntryPage> {
    return this.page(isProvince(region) ? [] : [inReachOf(region)], filter);
  }

  /** Of which somebody's bureau is to settle the case; a page may have fewer than were asked for, though there are more. */
  ofBureau(staff: Staff, filter: Filter): Promise<EntryPage> {
    const bureauIds = bureausOf(staff);
    return this.page([ofBureaus('bureau_id', bureauIds)], filter, bureauIds);
  }

  /**
   * @param readers the bureaus for which it is read, which see no complaint about one of them
   * @throws Failure invalid for an `after` that no page gave
   */
  private async page(
    where: readonly Condition[],
    { state, overdue, limit, after }: Filter,
    readers: readonly string[] = [],
  ): Promise<EntryPage> {
    const now = await this.clock.now();
    const { text, parameters } = entriesStatement(
      [
        ...where,
        [ofState[state]],
        ...(overdue ? [['due_at <= ?', now.toISOString()] as const] : []),
        ...(after === undefined ? [] : [beyond(after)]),
      ],
      limit + 1,
    );
    const found = await this.dataSource.query<EntryRow[]>(text, parameters);
    const rows = found.slice(0, limit);
    const last = found.length > limit ? rows.at(-1) : undefined;
    const shown = await notAbout(this.dataSource.manager, readers, rows, (row) => row.case_id);
    return {
      entries: shown.map((row) => viewOfEntry(entryIn(row), now)),
      next: last && cursor.print({ time: last.due_at.toISOString(), id: last.id }),
    };
  }
}

function inReachOf(region: string): Condition {
  const [from, to] = [subtreePrefix(region), `${subtreePrefix(region)}:`];
  const within = (column: string) => `${column} >= ? and ${column} < ?`;
  return [`(${within('region_code')} or ${within('supervised_by')})`, from, to, from, to];
}

/** Along `supervision_open`, `supervision_closed` or `supervision_of_bureau`; only what is asked for stands in the text. */
export function entriesStatement(
  where: readonly Condition[],
  limit: number,
): { readonly text: string; readonly parameters: unknown[] } {
  const parameters: unknown[] = [];
  const bound = ([sql, ...values]: Condition) =>
    values.reduce<string>((text, value) => text.replace('?', () => `$${parameters.push(value)}`), sql);
  const conditions = where.map(bound).join(' and ');
  const most = bound(['?', limit]);
  return {
    text: `select ${entryColumns} from supervision_entry where ${conditions} order by due_at, id limit ${most}`,
    parameters,
  };
}

function beyond(after: string): Condition {
  const { time, id } = cursor.parse(after);
  return ['(due_at, id) > (?, ?)', time, id];
}
