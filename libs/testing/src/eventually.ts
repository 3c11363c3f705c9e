import { setTimeout as pause } from 'node:timers/promises';

export interface Patience {
  /** Milliseconds until it counts as failed. */
  readonly deadline?: number;
  /** Milliseconds between two questions. */
  readonly interval?: number;
}

/**
 * Asks again until the probe neither throws nor answers `undefined` or `false`; tests wait with it, and never sleep.
 * @returns the probe's first good answer
 * @throws the probe's last error once the deadline has passed
 */
export async function eventually<T>(
  probe: () => T | Promise<T>,
  { deadline = 10_000, interval = 25 }: Patience = {},
): Promise<Exclude<T, undefined | false>> {
  const end = Date.now() + deadline;
  for (;;) {
    try {
      const answer = await probe();
      if (answer !== undefined && answer !== false) return answer as Exclude<T, undefined | false>;
      if (Date.now() > end) throw new Error(`Not so within ${deadline} ms; the last answer was ${String(answer)}.`);
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await pause(interval);
  }
}
