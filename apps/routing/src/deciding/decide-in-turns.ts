import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CaseEvent } from '#platform';
import { decide } from './domain/decide.ts';
import type { Knowledge } from './domain/knowledge.ts';
import type { CitizenMessage } from './domain/message.ts';
import type { RoutingDecision } from './domain/routing-decision.ts';

type Submitted = CaseEvent<'xinqiao.case.submitted.v1'>;

export interface Decided {
  readonly event: Submitted;
  readonly decision: RoutingDecision;
}

/** Characters decided on before others get their turn on the event loop: some 5 ms. */
const charactersInATurn = 10_000;

/** Decides a whole batch without holding up heartbeats, requests and the relay. */
export async function decideInTurns(events: readonly Submitted[], knowledge: Knowledge): Promise<Decided[]> {
  const decided: Decided[] = [];
  let characters = 0;
  for (const event of events) {
    decided.push({ event, decision: decide(messageOf(event), knowledge) });
    characters += event.payload.subject.length + event.payload.body.length;
    if (characters < charactersInATurn) continue;
    characters = 0;
    await nextTurn();
  }
  return decided;
}

const millisecondsFromUtcToShanghai = 8 * 60 * 60 * 1000;

function messageOf({ payload }: Submitted): CitizenMessage {
  const { channel, kind, subject, body, regionHint, location, submittedAt } = payload;
  const inShanghai = new Date(Date.parse(submittedAt) + millisecondsFromUtcToShanghai);
  return { channel, kind, subject, body, regionHint, location, month: inShanghai.getUTCMonth() + 1 };
}
