import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const patterns = [
  '{apps,libs}/*/src/**',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'nest-cli.json',
];

/** One number for everything that the build is made of: the same sources, the same number. */
export function sourceHash(root: string): string {
  const files = globSync(patterns, { cwd: root })
    .filter((file) => !file.endsWith('spec.ts') && statSync(join(root, file)).isFile())
    .sort();
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex');
}
