import { progressTo } from './progress.ts';

function told() {
  const lines: string[] = [];
  let time = 0;
  const progress = progressTo(
    (text) => lines.push(text),
    () => (time += 1_500),
  );
  return { lines, progress };
}

it('announces a step before it, and says how long it took after it', async () => {
  const { lines, progress } = told();
  await expect(progress.step('Building', () => Promise.resolve(7))).resolves.toBe(7);
  expect(lines).toEqual(['… Building\n', '✓ Building (1.5 s)\n']);
});

it('does not call a step done that failed', async () => {
  const { lines, progress } = told();
  await expect(progress.step('Building', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(lines).toEqual(['… Building\n']);
});
