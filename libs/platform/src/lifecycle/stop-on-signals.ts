import type { Logger } from 'pino';

/** How long an orderly end may take, ms; Kubernetes kills after 30 s by default. */
const longestStop = 10_000;

export interface Stopping {
  /** Fires when the process was asked to end. */
  readonly signal: AbortSignal;
  /** Says how to end in order, once there is something to end. */
  whenAsked(stop: () => Promise<void>): void;
}

/**
 * Ends the process on SIGTERM or SIGINT: in order and with code 0, or after ten seconds with code 1. A second signal
 * ends it at once.
 */
export function stopOnSignals(logger: Logger): Stopping {
  const asked = new AbortController();
  let stop: () => Promise<void> = () => Promise.resolve();
  const onSignal = (signal: NodeJS.Signals): void => {
    if (asked.signal.aborted) process.exit(1);
    logger.info({ signal }, 'The service was asked to stop');
    asked.abort();
    void end(() => stop(), logger);
  };
  process.on('SIGTERM', onSignal).on('SIGINT', onSignal);
  return {
    signal: asked.signal,
    whenAsked: (orderly) => {
      stop = orderly;
    },
  };
}

async function end(stop: () => Promise<void>, logger: Logger): Promise<void> {
  setTimeout(() => {
    logger.error({ afterMs: longestStop }, 'The service did not stop in time and is ended');
    process.exit(1);
  }, longestStop);
  try {
    await stop();
    process.exit(0);
  } catch (error) {
    logger.error({ err: error }, 'The service did not stop in order');
    process.exit(1);
  }
}
