import { decide } from '../src/deciding/domain/decide.ts';
import { learnFrom } from '../src/deciding/domain/knowledge.ts';
import type { CitizenMessage } from '../src/deciding/domain/message.ts';
import { readerFor } from '../src/reading/reader-for-catalogue.ts';
import { catalogue } from './shipped-catalogue.ts';
import type { RoutingDecision } from '../src/deciding/domain/routing-decision.ts';

export { catalogue };
export const knowledge = learnFrom(catalogue, readerFor(catalogue));

/** The decision on a text that came without subject on the message board in April, unless said otherwise. */
export function decisionOn(body: string, more: Partial<CitizenMessage> = {}): RoutingDecision {
  return decide({ channel: 'message-board', subject: '', body, month: 4, ...more }, knowledge);
}
