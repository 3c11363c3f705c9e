import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { OutboxRelay } from '#messaging';
import { PlatformConfig } from './configuration/platform.config.ts';
import { PinoLogger } from './logging/pino-logger.ts';

/** Lets a created service work: its relay, its consumer, then HTTP. None of them waits for Kafka to be there. */
export async function startService(app: NestFastifyApplication): Promise<void> {
  const { host, port } = app.get(PlatformConfig);
  app.get(OutboxRelay).start();
  await app.startAllMicroservices();
  await app.listen(port, host);
  app.get(PinoLogger).info({ url: await app.getUrl() }, 'The service is listening');
}
