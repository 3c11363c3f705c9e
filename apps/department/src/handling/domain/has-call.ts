import type { WhatIsKnown } from './case-state.ts';
import { callerOf } from './follow-up.ts';
import type { Action } from './transitions.ts';
import type { Actor } from './who-may.ts';

/**
 * What came of a call is said by whoever has taken it, also late: as long as nobody else has, the call that was made is his. Once the citizen was rung up often enough in vain, no call is to be made any more: then
 * it is he who rings up, and whoever answers takes down what he says.
 * @returns what is wanting, for another action nothing
 */
export function callWanting(
  action: Action,
  actor: Actor,
  { followUp }: WhatIsKnown,
  now: Date,
): 'call-taken' | 'call-not-taken' | undefined {
  if (action !== 'rate-by-call' && action !== 'miss-call') return undefined;
  if (!followUp) return undefined;
  if (actor !== 'citizen' && followUp.takenBy === actor.subject) return undefined;
  return callerOf(followUp, now) === undefined ? 'call-not-taken' : 'call-taken';
}
