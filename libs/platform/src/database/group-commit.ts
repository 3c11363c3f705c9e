import { Failure } from '#domain';

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (reason: unknown) => void;
}

export interface GroupCommitOptions<Item> {
  readonly largestGroup: number;
  /** While one group is being written, so many must wait before a second one sets out beside it. */
  readonly worthASecond: number;
  /** Items that may wait; who comes on top is turned away, so that answers stay quick under overload. */
  readonly longestQueue: number;
  /** Items that share one of these are written one after the other, in the order in which they came. */
  readonly keysOf: (item: Item) => readonly string[];
  /** Whether an error has nothing to do with the items, so that trying them one by one would not help. */
  readonly isOutage: (error: unknown) => boolean;
}

/**
 * Writes the items of many callers together: a group is what piled up while the one before it was being written, so
 * nobody waits for a group to fill, and under load groups grow by themselves. When many wait, two groups are written at
 * the same time, so that neither the callers nor the store stand still for the other.
 */
export class GroupCommit<Item, Result> {
  private waiting: Waiting<Item, Result>[] = [];
  private groupsUnderway = 0;
  private readonly keysUnderway = new Set<string>();
  /** All that wait must wait for what is underway; they are not looked through again for each that comes. */
  private mustAllWait = false;

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
      this.setOut();
    });
  }

  private setOut(): void {
    while (!this.mustAllWait && this.waiting.length >= this.worthSettingOut()) {
      const group = this.nextGroup();
      this.mustAllWait = group.length === 0;
      if (!this.mustAllWait) void this.see(group);
    }
  }

  private worthSettingOut(): number {
    if (this.groupsUnderway === 0) return 1;
    return this.groupsUnderway === 1 ? this.options.worthASecond : Infinity;
  }

  /** Sees a group through, and the next one on its way. */
  private async see(group: readonly Waiting<Item, Result>[]): Promise<void> {
    const keys = group.flatMap(({ item }) => this.options.keysOf(item));
    for (const key of keys) this.keysUnderway.add(key);
    this.groupsUnderway += 1;
    await this.writeGroup(group);
    this.groupsUnderway -= 1;
    for (const key of keys) this.keysUnderway.delete(key);
    this.mustAllWait = false;
    this.setOut();
  }

  /** Takes the oldest that have no key in common, nor one with what is underway; those that do stay in front of the queue. */
  private nextGroup(): Waiting<Item, Result>[] {
    const group: Waiting<Item, Result>[] = [];
    const postponed: Waiting<Item, Result>[] = [];
    const keysSeen = new Set<string>();
    for (const candidate of this.waiting) {
      if (group.length === this.options.largestGroup) break;
      const keys = this.options.keysOf(candidate.item);
      const mustWait = keys.some((key) => keysSeen.has(key) || this.keysUnderway.has(key));
      (mustWait ? postponed : group).push(candidate);
      for (const key of keys) keysSeen.add(key);
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
  const message = 'More is coming in than can be written at the moment. Nothing was changed; please send it again.';
  return new Failure('unavailable', 'overloaded', message, { retryAfterSeconds: 2 });
}
