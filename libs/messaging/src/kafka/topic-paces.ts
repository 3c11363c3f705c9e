import type { Consumer } from 'kafkajs';

/** Keeps topics whose events nobody waits for from being fetched as soon as each event comes, while others are. */
export class TopicPaces {
  private readonly timers = new Map<string, NodeJS.Timeout>();

  constructor(
    private readonly consumer: Pick<Consumer, 'pause' | 'resume'>,
    /** By topic, in milliseconds from one fetch to the next; what is not named is fetched as it comes. */
    private readonly paces: Readonly<Record<string, number>>,
  ) {}

  /** Events of these topics were handled: more of them may gather before the next fetch asks for them. */
  rest(topics: ReadonlySet<string>): void {
    for (const topic of topics) {
      const paceMs = this.paces[topic];
      if (paceMs === undefined || this.timers.has(topic)) continue;
      this.consumer.pause([{ topic }]);
      const resume = (): void => {
        this.timers.delete(topic);
        this.consumer.resume([{ topic }]);
      };
      this.timers.set(topic, setTimeout(resume, paceMs));
    }
  }

  /** The membership is over. */
  end(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
  }
}
