import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '#testing';
import type { Receipt } from '../actors/citizen.ts';
import { type LoadMessage, loadMessage } from '../load/messages.ts';

/** How far it has come. */
export interface Progress {
  readonly accepted: number;
  /** Attempts that got no answer, or 503. */
  readonly unanswered: number;
}

const senders = 24;
/** Between two messages of one sender, milliseconds: some 100 a second, which the services are busy with and do not fall behind. */
const breath = 200;
/** After so many messages the generator says the same of the same place again. */
const mixture = 24;
/** Beyond this a message counts as refused for good. Milliseconds. */
const patience = 90_000;

/**
 * Messages from many senders that repeat each until it is accepted, as clients of a system that promises to lose nothing
 * must. They come until they are told to stop.
 */
export class Flood {
  readonly #receipts = new Map<string, Receipt>();
  readonly #urls: readonly string[];
  readonly #run: string;
  #next = 0;
  #unanswered = 0;
  #isEnding = false;

  /** @param urls of intake's instances @param run begins the source id of each message */
  constructor(urls: readonly string[], run: string) {
    this.#urls = urls;
    this.#run = run;
  }

  /** By source id; each message has been accepted exactly once or more often. */
  get receipts(): ReadonlyMap<string, Receipt> {
    return this.#receipts;
  }

  get progress(): Progress {
    return { accepted: this.#receipts.size, unanswered: this.#unanswered };
  }

  /** Resolves when it was told to stop and whatever was begun is accepted. @throws when a message is refused */
  async pour(): Promise<void> {
    await Promise.all(Array.from({ length: senders }, () => this.#sendOneByOne()));
  }

  /** Resolves when so many more messages have been accepted than at this moment. */
  async accepts(more: number): Promise<void> {
    const goal = this.#receipts.size + more;
    await eventually(() => this.#receipts.size >= goal, { deadline: patience });
  }

  /** No further message is begun. */
  stop(): void {
    this.#isEnding = true;
  }

  async #sendOneByOne(): Promise<void> {
    while (!this.#isEnding) {
      const message = byWhomeverWritesAgain(this.#run, this.#next++);
      this.#receipts.set(message.sourceId, await this.#sendStubbornly(message));
      await pause(breath);
    }
  }

  async #sendStubbornly(message: LoadMessage): Promise<Receipt> {
    const giveUpAt = Date.now() + patience;
    for (let attempt = 0; ; attempt++) {
      const receipt = await submit(this.#urls[attempt % this.#urls.length]!, message);
      if (receipt) return receipt;
      if (Date.now() > giveUpAt) throw new Error(`${message.sourceId} was not accepted for ${patience} ms`);
      this.#unanswered += 1;
      await pause(Math.min(50 * 2 ** attempt, 1_000));
    }
  }
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
