import { once } from 'node:events';
import { watchLaunchers } from './launchers.ts';

/**
 * Aborted by the first Ctrl-C, SIGTERM, closed terminal or end of the npm above us. What comes after is no news: npm sends a Ctrl-C on to us that
 * the terminal has sent to us as well.
 */
export function askedToStop(): AbortSignal {
  const controller = new AbortController();
  const stop = (): void => {
    controller.abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  watchLaunchers(stop);
  return controller.signal;
}

export async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
}
