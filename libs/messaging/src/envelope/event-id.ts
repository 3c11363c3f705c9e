import { randomFillSync } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';

const idBytes = 16;

/** Random bytes for many ids: asking the system for each id's own costs four times as much as the id. */
const pool = new Uint8Array(idBytes * 256);
let used = pool.length;

/** A UUIDv7 (RFC 9562 §5.7). */
export function newEventId(): string {
  return uuidv7({ rng: draw });
}

function draw(): Uint8Array {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += idBytes;
  return pool.subarray(used - idBytes, used);
}
