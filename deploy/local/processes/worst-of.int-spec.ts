import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { worstOf } from './worst-of.ts';

describe('Runs of which each is worth its while alone', () => {
  const ending = (code: number): string[] => ['-e', `process.exit(${code})`];

  it.each([
    [0, [0, 0]],
    [1, [1, 0, 0]],
    [2, [1, 2, 0]],
  ])('end with %s, the worst of %j', (worst, codes) => {
    expect(worstOf(codes.map(ending))).toBe(worst);
  });

  it('go on after one that failed', () => {
    const made = join(mkdtempSync(join(tmpdir(), 'worst-of-')), 'made');
    worstOf([ending(1), ['-e', `fs.writeFileSync(${JSON.stringify(made)}, '')`]]);
    expect(existsSync(made)).toBe(true);
  });

  it('end with 1 where one was killed', () => {
    expect(worstOf([['-e', 'process.kill(process.pid)'], ending(0)])).toBe(1);
  });
});
