import type { OnApplicationShutdown, OnModuleDestroy } from '@nestjs/common';
import type { Platform } from '../platform.ts';

/**
 * The order in which a service ends. Nest's `close()` calls the first hook, then drains HTTP, then lets the consumer
 * commit what is in hand and leave its group, and calls the second hook when nothing comes in any more.
 */
export class Shutdown implements OnModuleDestroy, OnApplicationShutdown {
  constructor(private readonly platform: Pick<Platform, 'readiness' | 'relay' | 'tracing' | 'dataSource' | 'logger'>) {}

  onModuleDestroy(): void {
    this.platform.readiness.stop();
  }

  async onApplicationShutdown(): Promise<void> {
    const { relay, tracing, dataSource, logger } = this.platform;
    await relay.stop();
    await tracing.close();
    if (dataSource.isInitialized) await dataSource.destroy();
    logger.info({}, 'The service has stopped');
  }
}
