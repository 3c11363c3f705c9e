import { backOff } from './back-off.ts';
import type { Outcome } from './outcome.ts';

/** What becomes of a delivery after a try. */
export type Settlement =
  | { readonly status: 'sent' }
  | { readonly status: 'failed' | 'gave-up'; readonly problem: string }
  | {
      readonly status: 'pending';
      readonly problem: string;
      /** Milliseconds until the next try. */
      readonly waitMs: number;
      /** Whether the try counts against the delivery. */
      readonly counts: boolean;
    };

interface Tried {
  /** Tries so far, this one among them. */
  readonly attempts: number;
  /** Milliseconds since the delivery was queued; of a call since it failed for the first time. */
  readonly ageMs: number;
}

/** How long what was put off waits: doubled each time from the first to the longest. And when it is given up. */
export interface Retries {
  readonly firstMs: number;
  readonly longestMs: number;
  readonly mostAttempts: number;
  readonly longestAgeMs: number;
}

const hourMs = 60 * 60_000;
/** 30 s, 1 min, 2 min … 4 h between tries; RFC 5321 §4.5.4.1 wants at least four to five days of them. */
export const mailRetries: Retries = {
  ...{ firstMs: 30_000, longestMs: 4 * hourMs },
  ...{ mostAttempts: 40, longestAgeMs: 5 * 24 * hourMs },
};
/** A try that found no server is repeated soon: the sender as a whole waits, not the delivery. */
const unreachableWaitMs = 1_000;

/**
 * The reaction to each outcome. While nothing can be sent at all no delivery is blamed, however long it takes.
 * @param random between 0 and 1, so that what failed together is not tried again together
 */
export function settle(
  outcome: Outcome,
  { attempts, ageMs }: Tried,
  random: number,
  retries = mailRetries,
): Settlement {
  switch (outcome.kind) {
    case 'sent':
      return { status: 'sent' };
    case 'refused':
      return { status: 'failed', problem: outcome.problem };
    case 'unreachable':
      return { status: 'pending', problem: outcome.problem, waitMs: unreachableWaitMs, counts: false };
    case 'deferred':
      return attempts >= retries.mostAttempts || ageMs >= retries.longestAgeMs
        ? { status: 'gave-up', problem: outcome.problem }
        : { status: 'pending', problem: outcome.problem, waitMs: backOff(attempts, retries, random), counts: true };
  }
}
