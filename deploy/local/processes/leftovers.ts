import { rmSync } from 'node:fs';
import { basename } from 'node:path';
import { endProcess } from './end-process.ts';
import { livingIn } from './pid-file.mjs';

/**
 * Ends what an earlier run left running because it was killed itself. Every program of ours takes SIGINT as "end in order".
 * @param folder holds one pid file for each program
 * @returns the names of what was ended
 */
export async function endLeftovers(folder: string): Promise<string[]> {
  const leftovers = livingIn(folder);
  await Promise.all(
    leftovers.map(async ({ file, identity }) => {
      await endProcess(identity, 'SIGINT', 10_000);
      rmSync(file, { force: true });
    }),
  );
  return leftovers.map(({ file }) => basename(file, '.pid'));
}
