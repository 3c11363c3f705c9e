import { setTimeout as pause } from 'node:timers/promises';
import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import { BackOff } from '../failures/back-off.ts';
import { describeError } from '../failures/describe-error.ts';
import type { Log } from '../log.ts';
import { connectKafka, type KafkaConnection } from './connection.ts';
import { FetchTurns, type HandlePortion } from './fetch-turns.ts';
import { Lag } from './lag.ts';
import { Membership, type SubscriptionState } from './membership.ts';
import { OffsetCommits } from './offset-commits.ts';
import { TopicPaces } from './topic-paces.ts';
import { TurnsInHand } from './turns-in-hand.ts';

export interface SubscriptionOptions {
  readonly connection: KafkaConnection;
  readonly groupId: string;
  readonly topics: readonly string[];
  /** At most so many records are handled at once. */
  readonly portionSize: number;
  /** At least so long from the beginning of one transaction to the next, in milliseconds. */
  readonly paceMs: number;
  /** The same for single topics, which does not keep the others waiting. */
  readonly topicPacesMs: Readonly<Record<string, number>>;
  readonly handle: HandlePortion;
  readonly log: Log;
}

/**
 * Membership in a consumer group that outlives brokers: whatever ends it but `stop`, it is taken up again.
 * All partitions of one fetch are handled together, and their offsets committed in one request some time after that.
 */
export class Subscription {
  readonly lag = new Lag();
  private readonly inHand = new TurnsInHand();
  private readonly membership = new Membership();
  private readonly kafka: Kafka;
  private readonly stopping = new AbortController();
  private ended: Promise<void> = Promise.resolve();
  private leave: () => void = () => undefined;

  constructor(private readonly options: SubscriptionOptions) {
    this.kafka = connectKafka(options.connection, options.log);
  }

  /** Whether records are coming in, and got through. */
  get state(): SubscriptionState {
    return this.membership.state(performance.now(), this.inHandMs);
  }

  /** For how long the records in hand have been handled, in milliseconds; 0 when there are none. */
  get inHandMs(): number {
    return this.inHand.longest(performance.now());
  }

  start(): void {
    this.ended = this.stayMember();
  }

  /** Ends after the portion in hand is handled and committed; what was fetched beyond it will be fetched again. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.leave();
    await this.ended;
    this.membership.become('stopped');
  }

  private async stayMember(): Promise<void> {
    const { signal } = this.stopping;
    const backOff = new BackOff();
    while (!signal.aborted) {
      this.membership.become('connecting');
      await this.beMember(backOff).catch((error: unknown) => {
        this.options.log.warn(describeError(error), 'The consumer lost Kafka and joins its group again');
      });
      this.membership.become('waiting');
      await pause(backOff.next(), undefined, { signal }).catch(() => undefined);
    }
  }

  /** @throws what ended the membership; returns when we are stopping. */
  private async beMember(backOff: BackOff): Promise<void> {
    const { groupId, topics, topicPacesMs, log } = this.options;
    const consumer = this.kafka.consumer({
      groupId,
      minBytes: 1,
      maxWaitTimeInMs: 250,
      sessionTimeout: 15_000,
      heartbeatInterval: 1_500,
      rebalanceTimeout: 30_000,
      allowAutoTopicCreation: false,
      // Restarting is decided here alone, with a fresh client and a growing pause.
      retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 4, restartOnFailure: () => Promise.resolve(false) },
    });
    const commits = new OffsetCommits(consumer, log);
    const paces = new TopicPaces(consumer, topicPacesMs);
    const { lag, inHand, stopping } = this;
    const turns = new FetchTurns({ ...this.options, paces, commits, lag, inHand, stopping: stopping.signal });
    try {
      const over = this.watch(consumer, backOff, commits);
      await consumer.connect();
      await consumer.subscribe({ topics: [...topics], fromBeginning: true });
      await consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        partitionsConsumedConcurrently: 128,
        eachBatch: (payload: EachBatchPayload) => turns.take(payload),
      });
      await over;
      await turns.ended();
      await commits.commit();
    } finally {
      paces.end();
      commits.forget();
      await consumer.disconnect().catch(() => undefined);
    }
  }

  /** Resolves when `stop` is called, rejects when the membership has crashed beyond what the client mends itself. */
  private watch(consumer: Consumer, backOff: BackOff, commits: OffsetCommits): Promise<void> {
    consumer.on(consumer.events.HEARTBEAT, () => {
      this.membership.beat(performance.now());
    });
    consumer.on(consumer.events.GROUP_JOIN, () => {
      this.membership.beat(performance.now());
      this.lag.clear();
      commits.forget();
      backOff.reset();
    });
    consumer.on(consumer.events.REBALANCING, () => {
      commits.forget();
      this.membership.become('connecting');
    });
    const over = new Promise<void>((resolve, reject) => {
      this.leave = resolve;
      consumer.on(consumer.events.CRASH, ({ payload }) => {
        reject(payload.error);
      });
    });
    over.catch(() => undefined);
    return over;
  }
}
