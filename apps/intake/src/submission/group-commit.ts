import { Failure } from '#domain';

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (reason: unknown) => void;
}

export interface GroupCommitOptions<Item> {
  readonly largestGroup: number;
  /** Items that may wait; who comes on top is turned away, so that answers stay quick under overload. */
  readonly longestQueue: number;
  /** Items that share one of these never go in the same group. */
  readonly keysOf: (item: Item) => readonly string[];
  /** Whether an error has nothing to do with the items, so that trying them one by one would not help. */
  readonly isOutage: (error: unknown) => boolean;
}

/**
 * Writes the items of many callers together: a group is what piled up while the one before it was being written, so
 * nobody waits for a group to fill, and under load groups grow by themselves.
 */
export class GroupCommit<Item, Result> {
  private waiting: Waiting<Item, Result>[] = [];
  private isWriting = false;

  /** @param write all of a group, with one result for each in their order; all is written before it resolves, or nothing */
  constructor(
    private readonly write: (items: readonly Item[]) => Promise<readonly Result[]>,
    private readonly options: GroupCommitOptions<Item>,
  ) {}

  /** Resolves once the item is written. @throws Failure `overloaded` when too many wait; what `write` threw */
  submit(item: Item): Promise<Result> {
    if (this.waiting.length >= this.options.longestQueue) return Promise.reject(overloaded());
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      void this.writeAll();
    });
  }

  private async writeAll(): Promise<void> {
    if (this.isWriting) return;
    this.isWriting = true;
    while (this.waiting.length > 0) await this.writeGroup(this.nextGroup());
    this.isWriting = false;
  }

  /** Takes the oldest that have no key in common; those that do stay in front of the queue. */
  private nextGroup(): Waiting<Item, Result>[] {
    const group: Waiting<Item, Result>[] = [];
    const postponed: Waiting<Item, Result>[] = [];
    const keysInGroup = new Set<string>();
    for (const candidate of this.waiting) {
      if (group.length === this.options.largestGroup) break;
      const keys = this.options.keysOf(candidate.item);
      (keys.some((key) => keysInGroup.has(key)) ? postponed : group).push(candidate);
      for (const key of keys) keysInGroup.add(key);
    }
    this.waiting = [...postponed, ...this.waiting.slice(group.length + postponed.length)];
    return group;
  }

  private async writeGroup(group: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.write(group.map(({ item }) => item));
      group.forEach(({ resolve }, index) => {
        resolve(results[index] as Result);
      });
    } catch (error) {
      if (group.length === 1 || this.options.isOutage(error)) {
        group.forEach(({ reject }) => {
          reject(error);
        });
        return;
      }
      // One of them cannot be written; alone it harms nobody else.
      for (const alone of group) await this.writeGroup([alone]);
    }
  }
}

function overloaded(): Failure {
  const message =
    'More messages are coming in than can be written at the moment. Nothing was stored; please send it again.';
  return new Failure('unavailable', 'overloaded', message, { retryAfterSeconds: 2 });
}
