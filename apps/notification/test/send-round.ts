import type { Outcome } from '../src/delivery/domain/outcome.ts';
import { type Claimed, deliver, type DueMessages } from '../src/delivery/due-messages.ts';

/** Sends what is due as an instance does that has nothing under way, once. @param limit how many messages at most */
export async function sendRound<M extends Claimed>(due: DueMessages<M>, limit: number): Promise<Outcome[]> {
  const claimed = await due.claim(limit, []);
  return Promise.all(claimed.map((message) => deliver(due, message)));
}
