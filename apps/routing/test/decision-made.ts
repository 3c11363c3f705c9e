import type { CurrentKnowledge } from '../src/deciding/current-knowledge.ts';
import { decide } from '../src/deciding/domain/decide.ts';
import type { RoutingDecision } from '../src/deciding/domain/routing-decision.ts';

/** What an instance would decide now on a text from the message board. */
export function decisionMade(current: CurrentKnowledge, body: string): RoutingDecision {
  return decide({ channel: 'message-board', subject: '', body, month: 4 }, current.get().knowledge);
}
