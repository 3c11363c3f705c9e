import { GatheredWrites } from './gathered-writes.ts';

describe('gathered writes', () => {
  it('write at once what comes alone, and together what comes while a write is under way', async () => {
    const written: number[][] = [];
    const first = Promise.withResolvers<undefined>();
    const writes = new GatheredWrites<number>(async (items) => {
      written.push([...items]);
      if (written.length === 1) await first.promise;
    });
    const one = writes.add(1);
    await Promise.resolve();
    const others = [writes.add(2), writes.add(3)];
    expect(written).toEqual([[1]]);
    first.resolve(undefined);
    await Promise.all([one, ...others]);
    expect(written).toEqual([[1], [2, 3]]);
  });

  it('tell those whose write failed, and go on with the next', async () => {
    const answers = [Promise.reject(new Error('no database')), Promise.resolve()];
    const writes = new GatheredWrites<number>(() => answers.shift()!);
    await expect(writes.add(1)).rejects.toThrow('no database');
    await expect(writes.add(2)).resolves.toBeUndefined();
  });
});
