import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { sourceHash } from './sources.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'xinqiao-sources-'));
  write('apps/intake/src/main.ts', 'a');
  write('package-lock.json', '{}');
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

it.each(['apps/intake/src/main.ts', 'libs/domain/src/kind.ts', 'package-lock.json'])('changes with %s', (file) => {
  const before = sourceHash(root);
  write(file, 'changed');
  expect(sourceHash(root)).not.toBe(before);
});

it.each(['apps/intake/src/main.spec.ts', 'libs/x/src/y.int-spec.ts', 'docs/z.md'])('stays when %s changes', (file) => {
  const before = sourceHash(root);
  write(file, 'changed');
  expect(sourceHash(root)).toBe(before);
});
