import type { EntityManager } from 'typeorm';
import type { Reader } from '../reading/domain/reader.ts';
import { bytesOf, readerFrom } from '../reading/reader-file.ts';
import type { Comparison } from './domain/is-fit.ts';

/** What a reader has learnt from, and how it and the one before it did. */
export interface LearntFrom {
  readonly samples: number;
  /** What people decided in the router's place. */
  readonly corrections: number;
  /** Sequence of the last of them. */
  readonly lastPrecedent: string;
  readonly catalogueVersion: number;
  /** On corrections that the one before had not learnt from, those of one text as one, by readers that were not taught them either. */
  readonly heldBack?: Comparison;
  /** On samples that both have learnt from: what the corrections made it forget. */
  readonly onSamples?: Comparison;
}

export interface ReaderRow {
  readonly version: string;
  readonly madeAt: Date;
  readonly atWork: boolean;
  /** A person put it to work: no training takes its place until it is unpinned. */
  readonly pinned: boolean;
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
    `select version, made_at as "madeAt", at_work as "atWork", pinned, learnt_from as "learntFrom"
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
 * @returns whether it is at work: not where there is none of that version, nor where a person has pinned another
 */
export function putToWork(manager: EntityManager, version: string): Promise<boolean> {
  return manager.transaction(async (inside) => {
    await inside.query(lockReaders);
    const pinned = await inside.query<object[]>('select from reader where at_work and pinned and version <> $1', [
      version,
    ]);
    return pinned.length === 0 && isolate(inside, version, 'at_work');
  });
}

/**
 * A person puts a reader to work, forward or back, and there it stays: what training makes is kept, but not put to work.
 * @returns whether there is a reader of that version
 */
export function pinToWork(manager: EntityManager, version: string): Promise<boolean> {
  return manager.transaction(async (inside) => {
    await inside.query(lockReaders);
    return (await isolate(inside, version, 'at_work')) && isolate(inside, version, 'pinned');
  });
}

/** From now on a better reader may take the place of the one at work again. */
export async function unpin(manager: EntityManager): Promise<void> {
  await manager.query('update reader set pinned = false where pinned');
}

const lockReaders = 'lock table reader in share row exclusive mode';

/** Says something of one reader alone, if there is one of that version. */
async function isolate(manager: EntityManager, version: string, column: 'at_work' | 'pinned'): Promise<boolean> {
  const [found] = await manager.query<object[]>('select from reader where version = $1', [version]);
  if (!found) return false;
  await manager.query(`update reader set ${column} = false where ${column}`);
  await manager.query(`update reader set ${column} = true where version = $1`, [version]);
  return true;
}
