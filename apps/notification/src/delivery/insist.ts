import { setTimeout as pause } from 'node:timers/promises';

const patienceMs = 60_000;
const betweenMs = 500;

/** Tries until it works, for a minute: for what must not be dropped because the database was away for a moment. */
export async function insist(work: () => Promise<void>): Promise<void> {
  const end = performance.now() + patienceMs;
  for (;;) {
    try {
      await work();
      return;
    } catch (error) {
      if (performance.now() > end) throw error;
      await pause(betweenMs);
    }
  }
}
