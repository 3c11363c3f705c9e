import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claim } from './exclusive.mjs';
import { identify } from './pid-file.mjs';

const folder = mkdtempSync(join(tmpdir(), 'xinqiao-claim-'));
const file = join(folder, 'start.pid');

afterAll(() => {
  rmSync(folder, { recursive: true });
});

it('is refused beside a living holder, and granted once that one has released it', () => {
  const first = claim(file);
  expect(claim(file)).toEqual({ holder: identify(process.pid) });
  if ('release' in first) first.release();
  expect(claim(file)).toHaveProperty('release');
});

it('is granted over what a killed holder has left', () => {
  writeFileSync(file, `${process.pid} 1\n`);
  expect(claim(file)).toHaveProperty('release');
});
