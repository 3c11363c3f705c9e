import type { Logger } from 'pino';
import { ConfigurationError } from './configuration/load-config.ts';
import { createService } from './create-service.ts';
import { stopOnSignals } from './lifecycle/stop-on-signals.ts';
import { createLogger } from './logging/logger.ts';
import type { ServiceDefinition } from './service-definition.ts';
import { startService } from './start-service.ts';

/** Runs a service as a process of its own, from boot to the end of the process. */
export async function runService(definition: ServiceDefinition): Promise<void> {
  const logger = createLogger(definition.name, 'info');
  exitOnDefects(logger);
  const stopping = stopOnSignals(logger);
  try {
    const app = await createService(definition, process.env, { signal: stopping.signal });
    stopping.whenAsked(() => app.close());
    await startService(app);
  } catch (error) {
    if (!stopping.signal.aborted) exitUnbooted(error, logger);
  }
}

function exitUnbooted(error: unknown, logger: Logger): never {
  // Whoever started it wants to read what is wrong with the environment, not to decode it.
  if (error instanceof ConfigurationError) process.stderr.write(`${error.message}\n`);
  else logger.fatal({ err: error }, 'The service could not start');
  process.exit(1);
}

/** Node's own report of an uncaught error would print its message, and with it what a citizen wrote. */
function exitOnDefects(logger: Logger): void {
  process.on('uncaughtException', (error) => {
    logger.fatal({ err: error }, 'An error that nobody caught ends the process');
    process.exit(1);
  });
}
