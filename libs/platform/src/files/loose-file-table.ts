/**
 * Files that lie in the store, or may, and are no attachment: those on their way, and those that were given up or withdrawn. A file
 * stands here before its first byte is stored, so none is ever forgotten, whatever is killed.
 */
import type { EntityManager } from 'typeorm';

/** Nothing is on its way for longer, ms; an upload that a killed process left is let go of after it. */
const longestWay = 60 * 60 * 1000;

/** When a sweep that did not come to its end is done again, ms. */
const untilAgain = 5 * 60 * 1000;

/** Before the first byte of a file is stored. */
export async function noteOnItsWay(manager: EntityManager, id: string, now: Date): Promise<void> {
  await noteLoose(manager, id, new Date(now.getTime() + longestWay));
}

/**
 * A file on its way comes to nothing. Where it has become an attachment after all (a commit whose answer was lost), it is not
 * here any more, and stays.
 */
export async function giveUp(manager: EntityManager, id: string, now: Date): Promise<void> {
  await manager.query('update loose_file set due_at = $2 where id = $1', [id, now.toISOString()]);
}

/** In the transaction that withdraws the attachment. */
export async function letGo(manager: EntityManager, id: string, now: Date): Promise<void> {
  await noteLoose(manager, id, now);
}

/** In the transaction that makes it an attachment. @returns false where it was swept already */
export async function holdOn(manager: EntityManager, id: string): Promise<boolean> {
  const [held] = await manager.query<[unknown[], number]>(
    'delete from loose_file where id = $1 and not swept returning id',
    [id],
  );
  return held.length > 0;
}

/** As {@link holdOn}. @throws Error where it was swept already, so that the transaction leaves nothing */
export async function demandHold(manager: EntityManager, id: string): Promise<void> {
  if (!(await holdOn(manager, id))) throw new Error('The file was on its way for so long that it was swept.');
}

/** Marks files that are due, so that no attachment is made of them any more; those that are not forgotten come again, behind others. @returns their ids, the longest due first */
export async function claimDue(manager: EntityManager, now: Date, limit: number): Promise<string[]> {
  const [rows] = await manager.query<[{ id: string }[], number]>(
    `update loose_file set swept = true, due_at = $3
     where id in (select id from loose_file where due_at <= $1 order by due_at limit $2 for update skip locked)
     returning id`,
    [now.toISOString(), limit, new Date(now.getTime() + untilAgain).toISOString()],
  );
  return rows.map(({ id }) => id);
}

/** They are gone from the store. */
export async function forget(manager: EntityManager, ids: readonly string[]): Promise<void> {
  await manager.query('delete from loose_file where id = any($1::uuid[])', [ids]);
}

async function noteLoose(manager: EntityManager, id: string, dueAt: Date): Promise<void> {
  await manager.query('insert into loose_file (id, due_at) values ($1, $2)', [id, dueAt.toISOString()]);
}
