/** Without a sign of life for so long, in milliseconds, Kafka is taken to be gone; it has two heartbeats in it. */
const longestSilence = 5_000;
/** What is in hand for longer, in milliseconds, is taken to stand still: a transaction of a thousand events needs seconds. */
const longestTurn = 60_000;

/** Whether records are coming in, and got through: `waiting` for Kafka, or `stuck` with those that are in hand. */
export type SubscriptionState = 'connecting' | 'joined' | 'waiting' | 'stuck' | 'stopped';

/** How a membership in a consumer group stands, by what the client tells of it. Times are milliseconds of a clock that only goes forward. */
export class Membership {
  private stage: SubscriptionState = 'stopped';
  private lastBeat = -Infinity;

  become(stage: Exclude<SubscriptionState, 'joined' | 'stuck'>): void {
    this.stage = stage;
  }

  /**
   * The coordinator has confirmed the membership. That may also end a rebalancing: a coordinator that is loading refuses
   * the client's joining and soon takes its heartbeats again, and no joining is told of.
   */
  beat(now: number): void {
    this.stage = 'joined';
    this.lastBeat = now;
  }

  /**
   * The client itself needs most of a minute to notice that a broker is there and answers nothing.
   * @param inHandMs for how long the records in hand have been handled: meanwhile heartbeats go on as if nothing were the matter
   */
  state(now: number, inHandMs: number): SubscriptionState {
    if (this.stage !== 'joined') return this.stage;
    if (now - this.lastBeat > longestSilence) return 'waiting';
    return inHandMs > longestTurn ? 'stuck' : 'joined';
  }
}
