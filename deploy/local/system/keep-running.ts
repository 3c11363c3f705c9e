import { setTimeout as pause } from 'node:timers/promises';
import { logTail } from '../processes/log-tail.ts';
import type { Server } from '../processes/server.ts';

/** A server that has run this long was well, and its next crash counts from one again. Milliseconds. */
const wellAfter = 60_000;

/** Seconds to wait before the n-th restart in a row, counted from 0. */
export function backOff(restart: number): number {
  return Math.min(30, 2 ** restart);
}

/** Starts a server again whenever it crashes, waiting longer each time, and tells of it. @returns ends that */
export function keepRunning(server: Server, report: (line: string) => void): () => void {
  let released = false;
  const isReleased = (): boolean => released;
  let restarts = 0;
  let startedAt = Date.now();
  const restart = async (reason: string): Promise<void> => {
    if (Date.now() - startedAt > wellAfter) restarts = 0;
    const seconds = backOff(restarts++);
    report(`${server.name} ${reason}; starting it again in ${seconds} s.\n${logTail(server.logFile)}`);
    await pause(seconds * 1_000, undefined, { ref: false });
    if (isReleased()) return;
    startedAt = Date.now();
    try {
      await server.start();
      report(`${server.name} runs again.`);
    } catch {
      if (!isReleased()) await restart('did not start');
    }
  };
  server.onCrash(({ code, signal }) => {
    if (!isReleased()) void restart(`ended unexpectedly (${signal ?? `exit code ${code}`})`);
  });
  return () => {
    released = true;
  };
}
