import { Controller, Inject, type INestApplication } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { Registry } from 'prom-client';
import { BatchContext, KafkaBatchServer, type KafkaBatchServerOptions, MessagingMetrics } from '../src/index.ts';
import type { ReceivedEvent } from '../src/index.ts';
import { lampCatalogue, type LampEvents, OnLampEvents } from './lamp-events.ts';
import { type MessagingUnderTest, silent } from './messaging-under-test.ts';

type LampEvent = ReceivedEvent<LampEvents>;

/** What happens before a batch's effects are written; may throw, wait or announce. */
export type Beforehand = (events: readonly LampEvent[], context: BatchContext) => Promise<void> | void;

const beforehand = Symbol('beforehand');

@Controller()
class LampConsumer {
  constructor(@Inject(beforehand) private readonly before: Beforehand) {}

  @OnLampEvents('lamp.switched.v1', 'lamp.broken.v1')
  async record(@Payload() events: LampEvent[], @Ctx() context: BatchContext): Promise<void> {
    await this.before(events, context);
    await context.manager.query(
      `INSERT INTO effect (event, type, lamp, count)
       SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::int[])`,
      [
        events.map(({ id }) => id),
        events.map(({ type }) => type),
        events.map(({ payload }) => payload.lamp),
        events.map(({ payload }) => payload.count),
      ],
    );
  }
}

/** A service that records each event as an effect that counts itself; nothing but messaging keeps it from counting twice. */
export async function startLampService(
  messaging: MessagingUnderTest,
  before: Beforehand = () => undefined,
  options: Partial<KafkaBatchServerOptions> = {},
): Promise<{ server: KafkaBatchServer; app: INestApplication }> {
  const { connection, groupId, dataSource, topicPrefix } = messaging;
  const server = new KafkaBatchServer({
    connection,
    groupId,
    dataSource,
    topicPrefix,
    catalogue: lampCatalogue,
    deadLetterTopic: 'dead.v1',
    attemptPauseMs: 5,
    metrics: new MessagingMetrics(new Registry()),
    log: silent,
    ...options,
  });
  const module = await Test.createTestingModule({
    controllers: [LampConsumer],
    providers: [{ provide: beforehand, useValue: before }],
  }).compile();
  const app = module.createNestApplication(new FastifyAdapter());
  app.connectMicroservice({ strategy: server });
  await app.startAllMicroservices();
  messaging.atEnd(() => app.close());
  return { server, app };
}
