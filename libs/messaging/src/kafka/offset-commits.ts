import type { Consumer, TopicPartitionOffset } from 'kafkajs';
import { describeError } from '../failures/describe-error.ts';
import type { Log } from '../log.ts';
import { offsetsAfter, type Portion } from './fetched.ts';

/** At most so long after it was handled an offset is committed, in milliseconds. */
const delayMs = 250;

/**
 * Tells Kafka how far each partition is handled, some times a second and not for each transaction: a commit costs
 * client and broker as much as fetching does. What was handled and not committed when we die comes once more, and the
 * inbox drops it.
 */
export class OffsetCommits {
  private readonly due = new Map<string, TopicPartitionOffset>();
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly consumer: Pick<Consumer, 'commitOffsets'>,
    private readonly log: Log,
  ) {}

  /** The records of the portion are handled. */
  note(portion: Portion): void {
    for (const offset of offsetsAfter(portion)) this.due.set(`${offset.topic}/${offset.partition}`, offset);
    this.timer ??= setTimeout(() => void this.commit(), delayMs);
  }

  /** Commits what is noted. Whom Kafka refuses because the partitions have moved, the client has join again. */
  async commit(): Promise<void> {
    const offsets = [...this.due.values()];
    this.forget();
    if (offsets.length === 0) return;
    await this.consumer.commitOffsets(offsets).catch((error: unknown) => {
      this.log.debug(describeError(error), 'Offsets could not be committed; their events may come once more');
    });
  }

  /** The partitions may be somebody else's by now, who is further than we were. */
  forget(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.due.clear();
  }
}
