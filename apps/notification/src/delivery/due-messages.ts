import type { PinoLogger } from '#platform';
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

export interface Claimed extends Tried {
  readonly id: string;
}

/** Messages of one kind that wait to be sent. */
export interface DueMessages<M extends Claimed> {
  readonly logger: PinoLogger;
  /** How long a message that is put off waits, and when it is given up. */
  readonly retries: Retries;
  /**
   * Takes at most so many that are due, for this instance alone until their lease ends.
   * @param underWay what this instance is sending already, where that says what is taken
   */
  claim(limit: number, underWay: readonly M[]): Promise<M[]>;
  /** What goes wrong on the way is an outcome; what it throws puts off this message alone. No transaction is open meanwhile. */
  send(message: M): Promise<Outcome>;
  /** Writes down what became of it; resolves when that is committed. */
  record(message: M, settlement: Settlement, outcome: Outcome): Promise<void>;
  /** Tells metrics and log of it. */
  tell(message: M, settlement: Settlement, outcome: Outcome): void;
}

/**
 * Sends a message that was claimed. Its outcome is recorded as soon as it is there, waiting for no other send: what is
 * not recorded when the process is killed will be sent again.
 */
export async function deliver<M extends Claimed>(due: DueMessages<M>, message: M): Promise<Outcome> {
  const outcome = await outcomeOf(due, message);
  const settlement = settle(outcome, message, Math.random(), due.retries);
  await insist(() => due.record(message, settlement, outcome));
  due.tell(message, settlement, outcome);
  return outcome;
}

/** A notice of a type that only a later release knows must not hold up everybody else's mail. */
async function outcomeOf<M extends Claimed>(due: DueMessages<M>, message: M): Promise<Outcome> {
  try {
    return await due.send(message);
  } catch (error) {
    due.logger.error({ message: message.id, err: error }, 'A message could not be made or sent; it is tried again.');
    return { kind: 'deferred', problem: `it could not be made or sent: ${(error as Error).name}` };
  }
}
