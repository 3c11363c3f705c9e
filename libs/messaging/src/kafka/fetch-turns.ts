import { setImmediate as nextTick, setTimeout as pause } from 'node:timers/promises';
import type { EachBatchPayload } from 'kafkajs';
import { cutIntoPortions, type Portion } from './fetched.ts';
import type { Lag } from './lag.ts';
import type { OffsetCommits } from './offset-commits.ts';
import type { KafkaRecord } from './record.ts';
import type { TopicPaces } from './topic-paces.ts';
import type { TurnsInHand } from './turns-in-hand.ts';

/**
 * Handles records; when it resolves they are done with. `signal` fires when the partitions are about to be
 * taken away or the consumer stops: what waits then gives up by rejecting.
 */
export type HandlePortion = (records: readonly KafkaRecord[], signal: AbortSignal) => Promise<void>;

export interface TurnOptions {
  readonly handle: HandlePortion;
  readonly portionSize: number;
  /** At least so long from the beginning of a turn to the next one, in milliseconds. */
  readonly paceMs: number;
  readonly paces: TopicPaces;
  readonly commits: OffsetCommits;
  readonly lag: Lag;
  readonly inHand: TurnsInHand;
  readonly stopping: AbortSignal;
}

/** From so many records in a turn on, events come faster than one by one. */
const manyRecords = 20;
/** In milliseconds. */
const longestRest = 200;

/** Often enough for a session of 15 s; the client sends one only when it is due. */
const heartbeatMs = 1_000;

/**
 * Merges the partitions of a fetch. kafkajs calls back for each partition apart, all of a fetch in the same tick;
 * they are gathered into one turn, and a turn begins when the one before it has ended.
 */
export class FetchTurns {
  private waiting: EachBatchPayload[] = [];
  private next?: Promise<void>;
  private current: Promise<void> = Promise.resolve();

  constructor(private readonly options: TurnOptions) {}

  /** Resolves when the records of this partition were handled, or were given up because we stop. */
  take(payload: EachBatchPayload): Promise<void> {
    this.waiting.push(payload);
    this.next ??= this.nextTurn();
    return this.next;
  }

  /** Resolves when no turn is in hand. */
  async ended(): Promise<void> {
    await this.current.catch(() => undefined);
  }

  private async nextTurn(): Promise<void> {
    await Promise.allSettled([this.current, nextTick()]);
    this.next = undefined;
    this.current = this.turn(this.waiting.splice(0));
    return this.current;
  }

  private async turn(payloads: EachBatchPayload[]): Promise<void> {
    const began = performance.now();
    const end = this.options.inHand.begin(began);
    const lost = new AbortController();
    const beating = setInterval(() => {
      payloads[0]?.heartbeat().catch((error: unknown) => {
        lost.abort(error);
      });
    }, heartbeatMs);
    const signal = AbortSignal.any([lost.signal, this.options.stopping]);
    try {
      for (const payload of payloads) this.noteLag(payload, payload.batch.firstOffset() ?? payload.batch.highWatermark);
      for (const portion of cutIntoPortions(payloads, this.options.portionSize)) {
        if (signal.aborted) break;
        await this.settle(portion, signal);
      }
      await this.rest(payloads, performance.now() - began, signal);
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      clearInterval(beating);
      end();
    }
    // Only the client's own error makes it join again at once.
    if (lost.signal.aborted && !this.options.stopping.aborted) throw lost.signal.reason;
  }

  /**
   * A large transaction costs little more than a small one, so a turn that brought many rests twice as long as it
   * worked, while more gather. One that brought a whole portion has gathered enough, and one event is not kept waiting.
   */
  private async rest(payloads: readonly EachBatchPayload[], workedMs: number, signal: AbortSignal): Promise<void> {
    const { portionSize, paceMs, paces } = this.options;
    const records = payloads.reduce((sum, { batch }) => sum + batch.messages.length, 0);
    if (records >= portionSize) return;
    paces.rest(new Set(payloads.map(({ batch }) => batch.topic)));
    const gathering = records >= manyRecords ? Math.min(2 * workedMs, longestRest) : 0;
    const restMs = Math.max(gathering, paceMs - workedMs);
    if (restMs > 0) await pause(restMs, undefined, { signal }).catch(() => undefined);
  }

  private async settle(portion: Portion, signal: AbortSignal): Promise<void> {
    await this.options.handle(portion.records, signal);
    this.options.commits.note(portion);
    for (const { payload, lastOffset } of portion.ends) {
      payload.resolveOffset(lastOffset);
      this.noteLag(payload, String(BigInt(lastOffset) + 1n));
    }
  }

  private noteLag({ batch }: EachBatchPayload, next: string): void {
    this.options.lag.note(batch.topic, batch.partition, Number(next), Number(batch.highWatermark));
  }
}
