import { join } from 'node:path';
import { Obstacle } from '../obstacle.ts';
import { claim } from '../processes/exclusive.mjs';
import { endLeftovers } from '../processes/leftovers.ts';

/**
 * Sees to it that one system runs on these data: refuses beside a running one, and ends what a killed one has left.
 * @returns gives the data free again
 */
export async function onlyOne(dataDir: string, say: (text: string) => void): Promise<() => void> {
  const claimed = claim(join(dataDir, 'start.pid'));
  if ('holder' in claimed) {
    const { pid } = claimed.holder;
    throw new Obstacle(
      `Xinqiao runs already with the data in ${dataDir} (process ${pid}).`,
      `Use that one, or stop it with Ctrl-C in its terminal or \`kill ${pid}\`.`,
    );
  }
  const ended = await endLeftovers(join(dataDir, 'pids'));
  if (ended.length > 0) say(`An earlier run was killed; ended what it had left running: ${ended.join(', ')}.`);
  return claimed.release;
}
