import type { DataSource } from 'typeorm';
import { beginning, firstBreak, type Head, type SealedEntry } from './domain/chain.ts';

/** What came of it: how far the chain holds, and the first thing that is wrong. */
export interface Verdict {
  /** The last entry that is as it was sealed. */
  readonly head: Head;
  /** Entries that were added just now and are not in the chain yet. */
  readonly unsealed: number;
  readonly broken?: string;
}

interface Page {
  readonly size: number;
  /** Heads that somebody kept outside, beside those that oversight kept. */
  readonly kept?: readonly Head[];
}

/**
 * Recomputes the chain of the audit trail from its first entry, outside the database, and holds it against every place
 * where it was announced to end. All is read as of one moment.
 */
export async function verifyTrail(dataSource: DataSource, { size, kept = [] }: Page): Promise<Verdict> {
  return dataSource.transaction('REPEATABLE READ', async (manager) => {
    const heads = [...kept, ...(await announcedHeads((sql) => manager.query(sql)))].sort(bySequence);
    const [{ unsealed }] = await manager.query<[{ unsealed: number }]>(
      'select count(*)::int as unsealed from audit.entry where sequence is null',
    );
    let head = beginning;
    for (;;) {
      const page = await manager.query<SealedEntry[]>(selectPage, [String(head.sequence), size]);
      const broken = firstBreak(head, page) ?? firstUnlike(page, heads);
      if (broken) return { head, unsealed, broken };
      const last = page.at(-1);
      if (!last) break;
      head = { sequence: BigInt(last.sequence), hash: last.hash };
    }
    const beyond = heads.find(({ sequence }) => sequence > head.sequence);
    const broken = beyond && `entry ${head.sequence + 1n} is missing: the chain was announced up to ${beyond.sequence}`;
    return { head, unsealed, broken };
  });
}

const selectPage = `
  select sequence::text, number::text, (extract(epoch from at) * 1000)::bigint::text as at,
         service, staff, action, about, reason, hash
    from audit.entry entry where entry.sequence > $1 order by entry.sequence limit $2`;

async function announcedHeads(query: (sql: string) => Promise<unknown>): Promise<Head[]> {
  const rows = (await query('select sequence::text, hash from audit_head')) as { sequence: string; hash: Buffer }[];
  return rows.map(({ sequence, hash }) => ({ sequence: BigInt(sequence), hash }));
}

function firstUnlike(page: readonly SealedEntry[], heads: readonly Head[]): string | undefined {
  const hashes = new Map(page.map(({ sequence, hash }) => [sequence, hash]));
  const unlike = heads.find(({ sequence, hash }) => hashes.get(String(sequence))?.equals(hash) === false);
  return unlike && `entry ${unlike.sequence} is not what was announced: the chain up to it was made anew`;
}

function bySequence(one: Head, other: Head): number {
  return one.sequence < other.sequence ? -1 : Number(one.sequence > other.sequence);
}
