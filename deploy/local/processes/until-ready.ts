import { setTimeout as pause } from 'node:timers/promises';
import { Obstacle } from '../obstacle.ts';
import type { Child } from './child.ts';
import { logTail } from './log-tail.ts';

/**
 * Asks until the program answers.
 * @param within milliseconds
 * @throws Obstacle with the end of its log when it exits instead, or does not answer in time
 */
export async function untilReady(
  what: { readonly name: string; readonly logFile: string },
  child: Child,
  probe: () => Promise<unknown>,
  within: number,
): Promise<void> {
  const deadline = Date.now() + within;
  for (;;) {
    if (!child.isRunning()) throw new Obstacle(`${what.name} ended while it was starting.`, logTail(what.logFile));
    try {
      await probe();
      return;
    } catch (error) {
      if (Date.now() > deadline) {
        await child.stop();
        const reason = error instanceof Error ? error.message : String(error);
        throw new Obstacle(`${what.name} was not ready after ${within / 1000} s: ${reason}`, logTail(what.logFile));
      }
    }
    await pause(50);
  }
}
