import type { EntityManager } from 'typeorm';
import type { Reader } from '../reading/domain/reader.ts';
import { bytesOf, readerFrom } from '../reading/reader-file.ts';

/** What a reader has learnt from, and how it did on corrections that it had not seen. */
export interface LearntFrom {
  readonly samples: number;
  /** What people decided in the router's place. */
  readonly corrections: number;
  /** Sequence of the last of them. */
  readonly lastPrecedent: string;
  readonly catalogueVersion: number;
  /** On corrections held back: how many there were, how many it and the reader before it got right. */
  readonly heldBack?: { readonly count: number; readonly right: number; readonly rightBefore: number };
}

export interface ReaderRow {
  readonly version: string;
  readonly madeAt: Date;
  readonly atWork: boolean;
  readonly learntFrom: LearntFrom;
}

export async function versionAtWork(manager: EntityManager): Promise<string | undefined> {
  const [row] = await manager.query<{ version: string }[]>('select version from reader where at_work');
  return row?.version;
}

export async function readerOf(manager: EntityManager, version: string): Promise<Reader | undefined> {
  const [row] = await manager.query<{ bytes: Buffer }[]>('select bytes from reader where version = $1', [version]);
  return row && readerFrom(row.bytes);
}

export async function learntFromOf(manager: EntityManager, version: string): Promise<LearntFrom | undefined> {
  const rows = await manager.query<{ learntFrom: LearntFrom }[]>(
    'select learnt_from as "learntFrom" from reader where version = $1',
    [version],
  );
  return rows[0]?.learntFrom;
}

/** So many new corrections are worth training at once; a single one waits for the next day. */
const enoughCorrections = 10;

/** Whether people have decided enough, or long enough ago, that no reader has tried to learn from. */
export async function isTrainingDue(manager: EntityManager, now: Date): Promise<boolean> {
  const [row] = await manager.query<{ isDue: boolean }[]>(trainingDue, [enoughCorrections, now]);
  return row?.isDue ?? false;
}

const trainingDue = `
  select count(*) >= $1 or (count(*) > 0 and max(latest.made_at) < $2::timestamptz - interval '1 day') as "isDue"
    from (select coalesce(max((learnt_from ->> 'lastPrecedent')::bigint), 0) as seen, max(made_at) as made_at from reader) latest
    join precedent on sequence > latest.seen and (source <> 'returned' or proposed_id is not null)`;

/** Those that were made, the latest first, without their bytes. */
export function listReaders(manager: EntityManager): Promise<ReaderRow[]> {
  return manager.query(
    `select version, made_at as "madeAt", at_work as "atWork", learnt_from as "learntFrom"
       from reader order by made_at desc limit 50`,
  );
}

/** Keeps a reader, not at work yet; one of that version stays as it is. */
export async function keepReader(
  manager: EntityManager,
  reader: Reader,
  learntFrom: LearntFrom,
  madeAt: Date,
): Promise<void> {
  await manager.query(
    `insert into reader (version, made_at, at_work, learnt_from, bytes) values ($1, $2, false, $3, $4)
     on conflict (version) do nothing`,
    [reader.version, madeAt, JSON.stringify(learntFrom), bytesOf(reader)],
  );
}

/**
 * Puts a reader to work in place of the present one; every instance notices within seconds.
 * @returns whether there is a reader of that version
 */
export async function putToWork(manager: EntityManager, version: string): Promise<boolean> {
  return manager.transaction(async (inside) => {
    await inside.query('lock table reader in share row exclusive mode');
    const [found] = await inside.query<object[]>('select from reader where version = $1', [version]);
    if (!found) return false;
    await inside.query('update reader set at_work = false where at_work');
    await inside.query('update reader set at_work = true where version = $1', [version]);
    return true;
  });
}
