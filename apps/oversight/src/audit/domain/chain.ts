import { createHash } from 'node:crypto';

/** An entry of the audit trail with its place in the chain. */
export interface SealedEntry {
  /** Without gaps, from 1. */
  readonly sequence: string;
  readonly number: string;
  /** Milliseconds since 1970. */
  readonly at: string;
  readonly service: string;
  readonly staff: string;
  readonly action: string;
  readonly about: string | null;
  readonly reason: string | null;
  readonly hash: Buffer;
}

/** Where the chain ended at some moment. */
export interface Head {
  readonly sequence: bigint;
  readonly hash: Buffer;
}

export const beginning: Head = { sequence: 0n, hash: Buffer.alloc(32) };

/**
 * SHA-256 of the hash before and of every field with its length in bytes, so that no two entries come to the same text.
 * The database seals by the same rule (`audit.seal`, deploy/local/provision/audit.ts).
 */
export function hashAfter(before: Buffer, entry: Omit<SealedEntry, 'hash'>): Buffer {
  const { sequence, number, at, service, staff, action, about, reason } = entry;
  const fields = [sequence, number, at, service, staff, action, about, reason];
  const content = fields.map((field) => (field === null ? '-,' : `${Buffer.byteLength(field)}:${field},`)).join('');
  return createHash('sha256').update(before).update(content).digest();
}

/** What is wrong with the next entries of a chain; undefined where they go on from its head as they were written. */
export function firstBreak(head: Head, entries: readonly SealedEntry[]): string | undefined {
  let { sequence, hash } = head;
  for (const entry of entries) {
    sequence += 1n;
    if (entry.sequence !== String(sequence)) return `entry ${sequence} is missing: ${entry.sequence} comes next`;
    hash = hashAfter(hash, entry);
    if (!hash.equals(entry.hash)) return `entry ${sequence} is not what was sealed, or not where it was`;
  }
  return undefined;
}
