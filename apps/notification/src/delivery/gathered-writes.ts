/**
 * Writes at once what comes alone; what comes while a write is under way is written together in the next one. Whoever
 * adds something learns when it is written, or that it is not.
 */
export class GatheredWrites<T> {
  private gathered: T[] = [];
  private next?: Promise<void>;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly write: (items: readonly T[]) => Promise<void>) {}

  async add(item: T): Promise<void> {
    this.gathered.push(item);
    this.next ??= this.after(this.last);
    await this.next;
  }

  private after(last: Promise<unknown>): Promise<void> {
    const next = last.then(() => {
      const items = this.gathered;
      this.gathered = [];
      this.next = undefined;
      return this.write(items);
    });
    // A write that failed is told to those whose it was; the next one does not wait for its success.
    this.last = next.catch(() => undefined);
    return next;
  }
}
