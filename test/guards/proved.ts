/**
 * Which guards were seen red, and as what: the patch, the files that it changes and the file of the test. As long as none of these has changed, a
 * guard is not proved again; `npm run prove:guards -- --all` proves every one.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Guard } from './guard.ts';

/** By the name of the guard. */
export type Proved = Readonly<Record<string, string>>;

const record = join(import.meta.dirname, 'proved.json');

export function readProved(): Proved {
  return existsSync(record) ? (JSON.parse(readFileSync(record, 'utf8')) as Proved) : {};
}

/** In the order of the names, so that what has changed can be read. */
export function writeProved(proved: Proved): void {
  const entries = Object.entries(proved).toSorted(([one], [other]) => (one < other ? -1 : 1));
  writeFileSync(record, `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`);
}

/** Changes with whatever the guard is about. @param root of the project */
export function stateOf({ file, red }: Guard, root: string): string {
  const patch = readFileSync(file, 'utf8');
  const patched = [...patch.matchAll(/^(?:--- a|\+\+\+ b)\/(.+)$/gm)].map(([, path = '']) => path);
  const turned = red.kind === 'test' ? [red.path] : red.files;
  const hash = createHash('sha256').update(patch);
  for (const path of new Set([...patched, ...turned])) {
    const whole = join(root, path);
    hash.update(`\0${path}\0`).update(existsSync(whole) ? readFileSync(whole) : '');
  }
  return hash.digest('base64url').slice(0, 22);
}
