import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Kafka, logLevel } from 'kafkajs';
import { type Measure, measurePercentiles } from './figures.ts';
import { startRig, type Rig } from './rig.ts';

const subscribers = 10_000;
const rounds = 7;
/** Where of a receiver nothing but the connection is taken. */
const silentPath = '/silent';
/** Subscribers elsewhere, who are not told and must cost nothing. */
const elsewhere = 50_000;

/**
 * One escalation that 10,000 webhooks follow, from Kafka: until the call of each is queued, and until each was called on a
 * receiver that answers at once; then the same with one of a hundred that never answers, until each of the others was called.
 */
export async function fanOut(measure: Measure): Promise<void> {
  Object.assign(process.env, { WEBHOOK_ALLOWED_RANGES: '127.0.0.0/8', WEBHOOK_ALLOW_HTTP: 'true' });
  const receiver = createServer((request, response) => {
    if (request.url !== silentPath) request.resume().on('end', () => response.writeHead(204).end());
  }).listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  const rig = await startRig();
  try {
    await subscribeAll(rig, `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`);
    const publish = await publisher(rig);
    const { queued, called } = await escalate(rig, publish, subscribers);
    measurePercentiles(measure, `queued for ${subscribers} subscribers`, queued.slice(1));
    measurePercentiles(measure, `${subscribers} webhooks called`, called.slice(1));
    measure('webhooks called', rateOf(subscribers, called.slice(1)), 'per s');
    const answering = subscribers - (await silenceSome(rig));
    const beside = await escalate(rig, publish, answering);
    await publish.leave();
    // The first time nobody knows yet which do not answer.
    measure(`${answering} webhooks called beside ${subscribers - answering} that fall silent`, beside.called[0]!, 'ms');
    measurePercentiles(measure, `… that are known to be silent`, beside.called.slice(1));
    measure('webhooks called beside those', rateOf(answering, beside.called.slice(1)), 'per s');
  } finally {
    await rig.stop();
    receiver.closeAllConnections();
    receiver.close();
  }
}

type Publisher = Awaited<ReturnType<typeof publisher>>;

/** @param answering webhooks that can be called @returns ms until all were queued, and until these were called, of each round */
async function escalate(
  rig: Rig,
  publish: Publisher,
  answering: number,
): Promise<{ queued: number[]; called: number[] }> {
  const [queued, called]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    const escalationId = await publish.escalation();
    await until(rig, 'status is not null', subscribers, escalationId);
    queued.push(performance.now() - started);
    await until(rig, `status = 'sent'`, answering, escalationId);
    called.push(performance.now() - started);
  }
  return { queued, called };
}

const rateOf = (webhooks: number, ms: readonly number[]) =>
  (webhooks * 1_000 * ms.length) / ms.reduce((all, one) => all + one);

/** From now on about one of a hundred never answers. @returns how many of those who are told */
async function silenceSome({ database }: Rig): Promise<number> {
  const { rowCount } = await database.query(
    `update notification.webhook set url = rtrim(url, '/') || $1::text from notification.staff_subscription
     where id = subscription_id and audience = '411600' and subject like 'copy-%00'`,
    [silentPath],
  );
  return rowCount ?? 0;
}

/** One subscription is made as anybody does it; the others are copies of it under other names. */
async function subscribeAll({ system, database }: Rig, url: string): Promise<void> {
  const headers = {
    authorization: `Bearer ${await system.token('zhoukou-supervisor')}`,
    'content-type': 'application/json',
  };
  const body = JSON.stringify({ regionCode: '411600', means: 'webhook', webhook: { url } });
  const answer = await fetch(`${system.services.notification[0].url}/api/subscriptions`, {
    method: 'POST',
    headers,
    body,
  });
  const { id } = (await answer.json()) as { id: string };
  // Copies elsewhere lie in 600 other regions.
  await database.query(
    `insert into notification.staff_subscription (id, version, subject, audience, is_urgent_only, means, confirmed_until, created_at)
     select gen_random_uuid(), 1, 'copy-' || n, case when n < $2 then audience else (420000 + n % 600)::text end, false, means, confirmed_until, created_at
     from notification.staff_subscription, generate_series(1, $2::integer + $3::integer - 1) as n where id = $1`,
    [id, subscribers, elsewhere],
  );
  await database.query(
    `insert into notification.webhook (subscription_id, url, secret_key_id, sealed_secret)
     select id, url, secret_key_id, sealed_secret from notification.staff_subscription, notification.webhook
     where subscription_id = $1 and id <> $1`,
    [id],
  );
  await database.query('analyze notification.staff_subscription');
}

async function publisher({ system }: Rig): Promise<{ escalation(): Promise<string>; leave(): Promise<void> }> {
  const kafka = new Kafka({ brokers: system.kafkaBrokers.split(','), logLevel: logLevel.NOTHING });
  const producer = kafka.producer();
  await producer.connect();
  return {
    async escalation() {
      const [escalationId, caseId, caseNumber] = [randomUUID(), randomUUID(), '20261123-0000042-5'];
      const occurredAt = new Date().toISOString();
      const cause = { kind: 'clock-step', clock: 'resolve', step: 'supervision', dueAt: occurredAt };
      const place = { level: 'city', regionCode: '411600', function: 'labour-inspection', urgent: false };
      const step = {
        escalationId,
        escalationVersion: 1,
        caseId,
        caseNumber,
        occurredAt,
        cause,
        ...place,
        answerBy: occurredAt,
      };
      const headers = {
        ...{ ce_specversion: '1.0', ce_id: randomUUID(), ce_source: '/xinqiao/oversight', ce_time: occurredAt },
        ...{ ce_type: 'xinqiao.escalation.raised.v1', ce_subject: caseNumber, ce_correlationid: randomUUID() },
        'content-type': 'application/json',
      };
      await producer.send({
        topic: 'xinqiao.escalation.v1',
        messages: [{ key: caseId, value: JSON.stringify(step), headers }],
      });
      return escalationId;
    },
    leave: () => producer.disconnect(),
  };
}

/** Waits until so many deliveries are so. @throws when they are not for two minutes */
async function until({ database }: Rig, condition: string, wanted: number, escalationId: string): Promise<void> {
  const end = performance.now() + 120_000;
  for (;;) {
    const { rows } = await database.query<{ count: number }>(
      `select count(*)::int as count from notification.staff_delivery as delivery join notification.staff_notice as notice on notice.id = notice_id
       where payload ->> 'escalationId' = $1::text and ${condition}`,
      [escalationId],
    );
    if (rows[0]!.count >= wanted) return;
    if (performance.now() > end) throw new Error(`only ${rows[0]!.count} of ${wanted} deliveries are there`);
    await pause(20);
  }
}
