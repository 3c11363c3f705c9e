import { setTimeout as pause } from 'node:timers/promises';
import type { Receipt } from '../actors/citizen.ts';
import { type LoadMessage, loadMessage } from '../load/messages.ts';

/** What came of a flood of messages. */
export interface Sent {
  /** By source id; each message has been accepted exactly once or more often, always with the same answer. */
  readonly receipts: ReadonlyMap<string, Receipt>;
  /** Attempts that got no answer, or 503. */
  readonly retries: number;
}

/** After so many messages the generator says the same of the same place again. */
const mixture = 24;
/** Beyond this a message counts as refused for good. Milliseconds. */
const patience = 90_000;

/**
 * Submits messages from many senders that repeat each until it is accepted, as clients of a system that promises to
 * lose nothing must. @throws when one is refused, or gets different answers to the same message
 */
export async function sendStubbornly(urls: readonly string[], run: string, count: number, senders = 24): Promise<Sent> {
  const receipts = new Map<string, Receipt>();
  let next = 0;
  let retries = 0;
  const sender = async (): Promise<void> => {
    while (next < count) {
      const message = byWhomeverWritesAgain(run, next++);
      for (let attempt = 0, giveUpAt = Date.now() + patience; ; attempt++) {
        const receipt = await submit(urls[attempt % urls.length]!, message);
        if (receipt) {
          receipts.set(message.sourceId, receipt);
          break;
        }
        if (Date.now() > giveUpAt) throw new Error(`${message.sourceId} was not accepted for ${patience} ms`);
        retries += 1;
        await pause(Math.min(50 * 2 ** attempt, 1_000));
      }
    }
  };
  await Promise.all(Array.from({ length: senders }, sender));
  return { receipts, retries };
}

/** Each writer says the same three times, and the three are on their way at nearly the same moment. */
function byWhomeverWritesAgain(run: string, n: number): LoadMessage {
  const message = loadMessage(run, n);
  const writer = (n % mixture) + mixture * Math.floor(n / (3 * mixture));
  return { ...message, contact: { ...message.contact, phone: `139${String(writer).padStart(8, '0')}` } };
}

/** @returns undefined when it is to be sent again. */
async function submit(url: string, message: object): Promise<Receipt | undefined> {
  const request = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(message),
    signal: AbortSignal.timeout(15_000),
  };
  const response = await fetch(`${url}/api/messages`, request).catch(() => undefined);
  const text = await response?.text().catch(() => undefined);
  if (!response || text === undefined || response.status === 503) return undefined;
  if (!response.ok) throw new Error(`${response.status} ${text}`);
  return JSON.parse(text) as Receipt;
}
