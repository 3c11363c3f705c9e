/** Builds the services unless dist/ was made of these very sources. Usage: node deploy/local/build.ts */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Obstacle } from './obstacle.ts';
import { installingOrBuilding } from './processes/cache-folder.mjs';
import { turn } from './processes/exclusive.mjs';
import { runToEnd } from './processes/run-to-end.ts';
import { sourceHash } from './start/sources.ts';

const root = join(import.meta.dirname, '../..');
const stamp = join(root, 'dist/.sources');

export function isBuilt(): boolean {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === sourceHash(root);
}

/**
 * `npm start` and `npm test` may both come here at once: one builds, the other waits and finds it done.
 * @throws Obstacle with the compiler's messages
 */
export async function build(): Promise<void> {
  const release = await turn(installingOrBuilding);
  try {
    if (!isBuilt()) await compile();
  } finally {
    release();
  }
}

async function compile(): Promise<void> {
  const hash = sourceHash(root);
  const nest = join(root, 'node_modules/@nestjs/cli/bin/nest.js');
  const { status, output } = await runToEnd(process.execPath, [nest, 'build'], { cwd: root });
  if (status !== 0) throw new Obstacle('The sources do not build.', output.trim());
  writeFileSync(stamp, hash);
}

if (import.meta.main) {
  await build().catch((error: unknown) => {
    console.error(error instanceof Obstacle ? `✗ ${error.message}\n${error.remedy}` : error);
    process.exitCode = 1;
  });
}
