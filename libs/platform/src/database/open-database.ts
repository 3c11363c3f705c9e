import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { isTransient } from '#messaging';
import type { PinoLogger } from '../logging/pino-logger.ts';
import { migrate } from './migrate.ts';

const firstDelay = 200;
const longestDelay = 5_000;

/**
 * Connects and brings the schema up to date, waiting for a database that is away: 200 ms at first, 5 s at most between
 * tries. @throws what waiting does not mend (a wrong password, a failing migration), AbortError once the signal fires
 */
export async function openDatabase(dataSource: DataSource, logger: PinoLogger, signal?: AbortSignal): Promise<void> {
  for (let delay = firstDelay; ; delay = Math.min(delay * 2, longestDelay)) {
    signal?.throwIfAborted();
    try {
      if (!dataSource.isInitialized) await dataSource.initialize();
      await migrate(dataSource);
      return;
    } catch (error) {
      if (!isTransient(error)) throw error;
      logger.warn({ err: error, nextTryInMs: delay }, 'The database is not reachable yet');
    }
    await sleep(delay, undefined, { signal });
  }
}
