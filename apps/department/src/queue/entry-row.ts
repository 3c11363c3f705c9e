import type { EntityManager } from 'typeorm';
import { viewOfClock } from '../clocks/case-clocks.dto.ts';
import { isRunning } from '../clocks/domain/case-clock.ts';
import { actionsInEach, type Reader } from '../handling/actions-in-each.ts';
import type { StateRow } from '../handling/case-row.ts';
import type { Placed } from './order.ts';
import type { Entry } from './queue.dto.ts';

/** What is read of each case on a list: all that its state is made of, as what its reader may do next follows from that. */
export type EntryRow = StateRow & Placed & { readonly subject: string };

/** What every list says of its cases, and what `more` makes of each. */
export async function entriesOf<X extends object>(
  manager: EntityManager,
  rows: readonly EntryRow[],
  reader: Reader,
  more: (row: EntryRow) => X,
): Promise<(Pick<Entry, keyof Entry> & X)[]> {
  const actions = await actionsInEach(manager, rows, reader);
  return rows.map((row, index) => ({ ...entryOf(row), allowedActions: actions[index] ?? [], ...more(row) }));
}

function entryOf(row: EntryRow): Omit<Entry, 'allowedActions'> {
  const { number, subject, kind, matter, urgent, since, version, clocks } = row;
  return {
    caseNumber: number,
    subject,
    kind: kind ?? undefined,
    matter: matter ?? undefined,
    urgent,
    since,
    clocks: clocks.filter(isRunning).map(viewOfClock),
    version,
  };
}
