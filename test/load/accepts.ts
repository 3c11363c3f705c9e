import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { freePorts } from '../../deploy/local/processes/ports.ts';
import { services } from '../../deploy/local/services.ts';
import { keptSecrets } from '../../deploy/local/system/secrets.ts';
import { programServer } from '../../deploy/local/system/program.ts';
import { serviceEnvironment } from '../../deploy/local/system/service-environment.ts';
import { serviceUrls } from '../../deploy/local/provision.ts';
import { warmUp } from './end-to-end.ts';
import type { Measure } from './figures.ts';
import { sendAll, type Load } from './generator.ts';
import { loadMessage } from './messages.ts';
import { letters } from './pipeline.ts';
import { cpuPerCase, startRig, type Rig } from './rig.ts';

/** Messages that intake answers for, alone with PostgreSQL and Kafka, beside what bounds it from below. */
export async function intakeAccepts(measure: Measure, requests = 30_000): Promise<void> {
  const rig = await startRig();
  try {
    await warmUp(rig);
    await Promise.all(
      services.filter((name) => name !== 'intake').map((name) => rig.system.services[name][0].server.stop()),
    );
    const before = rig.usage();
    const accepts = await ratePerSecond(letters(rig, 256, 'accepts'), requests);
    const cpu = cpuPerCase(before, rig.usage(), requests);
    measure('accepted and stored', accepts, 'per s');
    for (const name of ['generator', 'intake', 'postgresql', 'kafka'])
      measure(`CPU ${name}`, cpu[name] ?? NaN, 'µs per message');
    const floor = await httpFloor(rig, requests);
    measure('floor: validated and answered, nothing stored', floor, 'per s');
    measure('of the floor', accepts / floor, '×');
    measure('floor: rows in multi-row inserts of 500', await insertFloor(rig, requests), 'per s');
  } finally {
    await rig.stop();
  }
}

async function ratePerSecond(load: Load, requests: number): Promise<number> {
  const started = performance.now();
  let refused = 0;
  await sendAll(load, 0, requests, ({ status }) => (refused += status === 201 ? 0 : 1));
  if (refused > 0) throw new Error(`${refused} of ${requests} requests were refused`);
  return requests / ((performance.now() - started) / 1000);
}

async function httpFloor(rig: Rig, requests: number): Promise<number> {
  await rig.system.services.intake[0].server.stop();
  const [port = 0] = await freePorts(1);
  const url = `http://127.0.0.1:${port}`;
  const { databaseUrl, kafkaBrokers, identity, mailbox } = rig.system;
  const surroundings = {
    serviceUrls: serviceUrls(databaseUrl),
    kafkaBrokers,
    topicPrefix: '',
    issuer: identity.issuer,
    smtpUrl: mailbox.smtpUrl,
    trackingUrl: url,
    secrets: keptSecrets(rig.dataDir),
    attachments: join(rig.dataDir, 'attachments'),
    papers: join(rig.dataDir, 'papers'),
  };
  const env = serviceEnvironment('intake', port, surroundings, { ...process.env, LOG_LEVEL: 'warn' });
  const program = {
    name: 'floor',
    script: 'test/load/floor-service.ts',
    env,
    ports: [port],
    readyUrl: `${url}/health/live`,
  };
  const server = programServer(program, join(rig.dataDir, 'floor'));
  await server.start();
  try {
    const load: Load = { url, path: '/api/messages', connections: 256, body: (n) => loadMessage('floor', n) };
    await ratePerSecond(load, 3_000);
    return await ratePerSecond(load, requests);
  } finally {
    await server.stop();
  }
}

/** The same texts in a bare table with the same key, 500 rows a statement on four connections. */
async function insertFloor(rig: Rig, rows: number): Promise<number> {
  const { database } = rig;
  await database.query(
    'create table if not exists public.floor (id uuid primary key, channel text, subject text, body text, contact text)',
  );
  const statements = Array.from({ length: Math.ceil(rows / 500) }, (_, portion) =>
    Array.from({ length: 500 }, (_, index) => loadMessage('rows', portion * 500 + index)),
  );
  const started = performance.now();
  const writer = async (): Promise<void> => {
    for (let messages = statements.pop(); messages; messages = statements.pop()) {
      await database.query(
        `insert into public.floor select uuidv7(), channel, subject, body, contact
         from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as row (channel, subject, body, contact)`,
        [
          messages.map(({ channel }) => channel),
          messages.map(({ subject }) => subject),
          messages.map(({ body }) => body),
          messages.map(() => randomUUID().repeat(4)),
        ],
      );
    }
  };
  await Promise.all([writer(), writer(), writer(), writer()]);
  return rows / ((performance.now() - started) / 1000);
}
