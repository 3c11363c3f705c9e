import fc from 'fast-check';
import { GroupCommit } from './group-commit.ts';

interface Item {
  readonly id: number;
  readonly keys: readonly string[];
}

const item = (id: number, ...keys: string[]): Item => ({ id, keys });

/** A store whose writes end when the test says so; it refuses a group that holds an item with the key `bad`. */
class Store {
  readonly groups: number[][] = [];
  private readonly ends: (() => void)[] = [];

  write = async (items: readonly Item[]): Promise<number[]> => {
    this.groups.push(items.map(({ id }) => id));
    await new Promise<void>((resolve) => this.ends.push(resolve));
    if (items.some(({ keys }) => keys.includes('bad'))) throw new Error('bad item');
    return items.map(({ id }) => id * 10);
  };

  async endAll(): Promise<void> {
    while (this.ends.length > 0) {
      this.ends.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

function grouping(store: Store, limits: { largestGroup?: number; worthASecond?: number; longestQueue?: number } = {}) {
  return new GroupCommit(store.write, {
    largestGroup: 100,
    worthASecond: 10,
    longestQueue: 1000,
    keysOf: ({ keys }: Item) => keys,
    isOutage: (error) => (error as Error).message === 'down',
    ...limits,
  });
}

describe('Group commit', () => {
  it('writes the first at once, and what came meanwhile together', async () => {
    const store = new Store();
    const group = grouping(store);
    const answers = Promise.all([1, 2, 3].map((id) => group.submit(item(id))));
    await store.endAll();
    expect(await answers).toEqual([10, 20, 30]);
    expect(store.groups).toEqual([[1], [2, 3]]);
  });

  it('never writes two items with a common key together, and keeps them in order', async () => {
    const store = new Store();
    const group = grouping(store);
    const answers = [item(0), item(1, 'a'), item(2, 'a', 'b'), item(3, 'b'), item(4)].map((each) => group.submit(each));
    await store.endAll();
    await Promise.all(answers);
    expect(store.groups).toEqual([[0], [1, 4], [2], [3]]);
  });

  it('writes two groups beside each other when enough wait, but never a third', async () => {
    const store = new Store();
    const group = grouping(store, { worthASecond: 2 });
    const answers = Promise.all([1, 2, 3, 4, 5, 6].map((id) => group.submit(item(id))));
    expect(store.groups).toEqual([[1], [2, 3]]);
    await store.endAll();
    await answers;
    expect(store.groups).toEqual([[1], [2, 3], [4, 5, 6]]);
  });

  it('writes an item after the one before it with the same key, also when that one is in the other group', async () => {
    const store = new Store();
    const group = grouping(store, { worthASecond: 2 });
    const answers = Promise.all([item(1, 'a'), item(2, 'a'), item(3)].map((each) => group.submit(each)));
    expect(store.groups).toEqual([[1], [3]]);
    await store.endAll();
    await answers;
    expect(store.groups).toEqual([[1], [3], [2]]);
  });

  it('lets one that cannot be written fail alone', async () => {
    const store = new Store();
    const group = grouping(store);
    const answers = Promise.allSettled([item(0), item(1), item(2, 'bad'), item(3)].map((each) => group.submit(each)));
    await store.endAll();
    expect((await answers).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  });

  it('tells all of a group when the store is down, without trying each', async () => {
    let writes = 0;
    const down = new GroupCommit<Item, number>(
      () => {
        writes += 1;
        return Promise.reject(new Error('down'));
      },
      { largestGroup: 100, worthASecond: 10, longestQueue: 1000, keysOf: ({ keys }) => keys, isOutage: () => true },
    );
    const answers = await Promise.allSettled([1, 2, 3].map((id) => down.submit(item(id))));
    expect(answers.every(({ status }) => status === 'rejected')).toBe(true);
    expect(writes).toBe(2);
  });

  it('turns away what comes on top of a full queue, saying when to come again', async () => {
    const store = new Store();
    const group = grouping(store, { longestQueue: 2 });
    const answers = [1, 2, 3].map((id) => group.submit(item(id)));
    await expect(group.submit(item(4))).rejects.toMatchObject({ kind: 'unavailable', retryAfterSeconds: 2 });
    await store.endAll();
    expect(await Promise.all(answers)).toEqual([10, 20, 30]);
  }, 5_000);

  it('answers everybody with his own result, whatever the keys and the group size', async () => {
    const items = fc.array(fc.array(fc.constantFrom('a', 'b', 'c', 'bad'), { maxLength: 2 }), { maxLength: 30 });
    const sizes = fc.integer({ min: 1, max: 5 });
    await fc.assert(
      fc.asyncProperty(items, sizes, sizes, async (keys, largestGroup, worthASecond) => {
        const store = new Store();
        const group = grouping(store, { largestGroup, worthASecond });
        const answers = Promise.allSettled(keys.map((own, id) => group.submit(item(id, ...own))));
        await store.endAll();
        const expected = keys.map((own, id) => (own.includes('bad') ? 'refused' : id * 10));
        expect((await answers).map((answer) => (answer.status === 'fulfilled' ? answer.value : 'refused'))).toEqual(
          expected,
        );
      }),
      { numRuns: 50 },
    );
  });
});
