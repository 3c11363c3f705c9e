import type { Outcome } from './domain/outcome.ts';
import { settle, type Retries, type Settlement } from './domain/settle.ts';
import { insist } from './insist.ts';

/** What every message that was claimed says of itself. */
export interface Tried {
  /** Tries so far, the present one among them. */
  readonly attempts: number;
  /** Milliseconds since it was queued; of a call since it failed for the first time. */
  readonly ageMs: number;
}

/** Messages of one kind that wait to be sent. */
export interface DueMessages<M extends Tried> {
  /** How long a message that is put off waits, and when it is given up. */
  readonly retries: Retries;
  /** Takes at most so many that are due, for this instance alone until their lease ends. */
  claim(limit: number): Promise<M[]>;
  /** Never throws: what goes wrong is an outcome. No transaction is open meanwhile. */
  send(message: M): Promise<Outcome>;
  /** Writes down what became of it; resolves when that is committed. */
  record(message: M, settlement: Settlement, outcome: Outcome): Promise<void>;
  /** Tells metrics and log of it. */
  tell(message: M, settlement: Settlement, outcome: Outcome): void;
}

/**
 * Sends what is due, one round of it. Each outcome is recorded as soon as it is there, waiting for no other send: what is
 * not recorded when the process is killed will be sent again.
 * @param limit how many messages at most
 */
export async function sendDue<M extends Tried>(due: DueMessages<M>, limit: number): Promise<Outcome[]> {
  const claimed = await due.claim(limit);
  return Promise.all(claimed.map((message) => deliver(due, message)));
}

async function deliver<M extends Tried>(due: DueMessages<M>, message: M): Promise<Outcome> {
  const outcome = await due.send(message);
  const settlement = settle(outcome, message, Math.random(), due.retries);
  await insist(() => due.record(message, settlement, outcome));
  due.tell(message, settlement, outcome);
  return outcome;
}
