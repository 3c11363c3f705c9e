import { readFileSync } from 'node:fs';
import { Registry } from 'prom-client';
import { randomUUID } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import { Controller, Module } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { eventCatalogue } from '#contracts';
import { eventually } from '#testing';
import { MessagingUnderTest, silent } from './messaging-under-test.ts';
import { BatchContext, KafkaBatchServer, MessagingMetrics, Outbox, eventHandler } from '../src/index.ts';
const On = eventHandler<any>();
const N = Number(process.env.N ?? 20000);
let handled = 0,
  batches = 0;
@Controller()
class C {
  @On('xinqiao.case.submitted.v1') async h(@Payload() e: any[], @Ctx() c: BatchContext) {
    handled += e.length;
    batches++;
    await c.manager.query('SELECT 1');
  }
}
@Module({})
class Mod {}
const cpu = () => {
  const c = process.cpuUsage();
  return (c.user + c.system) / 1000;
};
it('bench', async () => {
  const m = await MessagingUnderTest.start();
  const admin = m.kafka.admin();
  await admin.connect();
  await admin.createTopics({
    topics: ['xinqiao.intake.v1', 'plain'].map((t) => ({ topic: m.topicPrefix + t, numPartitions: 24 })),
    waitForLeaders: false,
  });
  await new Promise((r) => setTimeout(r, 1500));
  const sub = JSON.parse(readFileSync('libs/contracts/src/case-submitted.example.json', 'utf8'));
  const out = new Outbox<any>({ catalogue: eventCatalogue, source: '/x', clock: 'platform.now()' });
  const say = (n: string, ms: number, c: number) =>
    process.stderr.write(`${n}: ${((N / ms) * 1000).toFixed(0)}/s, cpu ${((c / N) * 1000).toFixed(1)} us/event\n`);
  let t = performance.now(),
    c = cpu();
  for (let i = 0; i < N; i += 200)
    await m.dataSource.transaction((mgr) =>
      out.append(
        mgr,
        Array.from({ length: 200 }, () => ({
          type: 'xinqiao.case.submitted.v1',
          key: randomUUID(),
          subject: 's',
          payload: sub,
        })),
      ),
    );
  say('append', performance.now() - t, cpu() - c);
  t = performance.now();
  c = cpu();
  m.startRelay();
  await eventually(async () => (await m.countRows('outbox')) === 0, { deadline: 60000, interval: 50 });
  say('relay', performance.now() - t, cpu() - c);
  const p = m.kafka.producer({ idempotent: true, maxInFlightRequests: 1 });
  await p.connect();
  const value = JSON.stringify(sub);
  t = performance.now();
  c = cpu();
  for (let i = 0; i < N; i += 500)
    await p.sendBatch({
      topicMessages: [
        {
          topic: m.topicPrefix + 'plain',
          messages: Array.from({ length: 500 }, () => ({
            key: randomUUID(),
            value,
            headers: {
              ce_id: randomUUID(),
              ce_specversion: '1.0',
              ce_source: '/x',
              ce_type: 'xinqiao.case.submitted.v1',
              ce_subject: 's',
              ce_correlationid: 'dddddddddddddddddddddddd',
              'content-type': 'application/json',
              ce_time: '2026-01-01T00:00:00.000Z',
            },
          })),
        },
      ],
    });
  say('plain produce', performance.now() - t, cpu() - c);
  await p.disconnect();
  let got = 0;
  const plain = m.kafka.consumer({ groupId: randomUUID(), maxWaitTimeInMs: 100 });
  await plain.connect();
  await plain.subscribe({ topic: m.topicPrefix + 'plain', fromBeginning: true });
  let t0 = 0,
    c0 = 0;
  await plain.run({
    partitionsConsumedConcurrently: 24,
    eachBatch: async ({ batch }) => {
      if (!t0) {
        t0 = performance.now();
        c0 = cpu();
      }
      got += batch.messages.length;
    },
  });
  await eventually(() => got >= N, { deadline: 60000 });
  say('plain consume', performance.now() - t0, cpu() - c0);
  await plain.disconnect();
  const server = new KafkaBatchServer({
    connection: m.connection,
    groupId: randomUUID(),
    dataSource: m.dataSource,
    topicPrefix: m.topicPrefix,
    catalogue: eventCatalogue,
    deadLetterTopic: 'dead.v1',
    metrics: new MessagingMetrics(new Registry()),
    log: silent,
    clock: 'platform.now()',
  });
  const app = await NestFactory.createMicroservice({ module: Mod, controllers: [C] }, {
    strategy: server,
    logger: false,
  } as any);
  await app.listen();
  await eventually(() => handled > 0, { deadline: 30000, interval: 1 });
  const h0 = handled;
  t = performance.now();
  c = cpu();
  if (process.env.PROFILE) {
    const { Session } = await import('node:inspector/promises');
    const s = new Session();
    s.connect();
    await s.post('Profiler.enable');
    await s.post('Profiler.start');
    await eventually(() => handled >= N, { deadline: 60000, interval: 5 });
    const { profile } = (await s.post('Profiler.stop')) as any;
    (await import('node:fs')).writeFileSync('/tmp/msgbench/consume.cpuprofile', JSON.stringify(profile));
  }
  await eventually(() => handled >= N, { deadline: 60000, interval: 5 });
  process.stderr.write(
    `consume: ${(((N - h0) / (performance.now() - t)) * 1000).toFixed(0)}/s, cpu ${(((cpu() - c) / (N - h0)) * 1000).toFixed(1)} us/event, batches ${batches}\n`,
  );
  await app.close();
  await m.stop();
}, 200000);
