/** How many records of each topic are still to be handled, as far as the last fetches told. */
export class Lag {
  private readonly behind = new Map<string, Map<number, number>>();

  /** @param next the offset of the first record not yet handled; @param end the offset after the last record. */
  note(topic: string, partition: number, next: number, end: number): void {
    const partitions = this.behind.get(topic) ?? new Map<number, number>();
    partitions.set(partition, Math.max(0, end - next));
    this.behind.set(topic, partitions);
  }

  /** Partitions may have moved to another member. */
  clear(): void {
    for (const partitions of this.behind.values()) partitions.clear();
  }

  byTopic(): [topic: string, records: number][] {
    return Array.from(this.behind, ([topic, partitions]) => [topic, sum(partitions.values())]);
  }
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
