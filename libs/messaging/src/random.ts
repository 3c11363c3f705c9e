import { randomFillSync } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';

const poolBytes = 4_096;
const uuidBytes = 16;

/** Asking the system for a few bytes each time costs many times as much as what is made of them. */
let pool = new Uint8Array(poolBytes);
let used = poolBytes;

/** Random bytes fit for keys and nonces, each handed out once. @param count at most 4,096 */
export function drawRandomBytes(count: number): Uint8Array {
  if (used + count > poolBytes) {
    // A new one, so that what was handed out stays as it is.
    pool = randomFillSync(new Uint8Array(poolBytes));
    used = 0;
  }
  used += count;
  return pool.subarray(used - count, used);
}

/** A UUIDv7 (RFC 9562 §5.7). */
export function newUuid(): string {
  return uuidv7({ rng: () => drawRandomBytes(uuidBytes) });
}
