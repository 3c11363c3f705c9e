/** Without a sign of life for so long, in milliseconds, Kafka is taken to be gone; it has two heartbeats in it. */
const longestSilence = 5_000;

/** Whether records are coming in. */
export type SubscriptionState = 'connecting' | 'joined' | 'waiting' | 'stopped';

/** How a membership in a consumer group stands, by what the client tells of it. Times are milliseconds of a clock that only goes forward. */
export class Membership {
  private stage: SubscriptionState = 'stopped';
  private lastBeat = -Infinity;

  become(stage: Exclude<SubscriptionState, 'joined'>): void {
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

  /** The client itself needs most of a minute to notice that a broker is there and answers nothing. */
  state(now: number): SubscriptionState {
    return this.stage === 'joined' && now - this.lastBeat > longestSilence ? 'waiting' : this.stage;
  }
}
