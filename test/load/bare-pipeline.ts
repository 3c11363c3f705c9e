import { join } from 'node:path';
import pg from 'pg';
import { freePorts } from '../../deploy/local/processes/ports.ts';
import { databaseUrl } from '../../deploy/local/provision.ts';
import { services } from '../../deploy/local/services.ts';
import { withAdmin } from '../../deploy/local/topics.ts';
import { programServer } from '../../deploy/local/system/program.ts';
import { untilCaughtUp } from './consumers.ts';
import type { Pipeline } from './pipeline.ts';
import { usageOf } from './processes.ts';
import { processesOf, type Rig } from './rig.ts';

const stages = ['intake', 'routing', 'department', 'projection'] as const;

export type Stage = (typeof stages)[number];

/** A case has a row in each and two in department's inbox: sixteen, as in the pipeline whose rate the wanted one was taken from. */
const tables = `
  create table message (case_id uuid primary key, number text, channel text, subject text, body text, contact jsonb);
  create table claim (number text primary key, case_id uuid);
  create table decision (case_id uuid primary key, caused_by uuid, function text);
  create table opened (case_id uuid primary key, number text, subject text, body text);
  create table queue (case_id uuid primary key, function text, at timestamptz);
  create index on queue (function, at);
  create table opened_story (event_id uuid primary key, case_id uuid);
  create table assigned_story (event_id uuid primary key, case_id uuid, at timestamptz);
  create table timeline (event_id uuid primary key, case_id uuid, at timestamptz);
  create table fact (case_id uuid primary key, function text, at timestamptz);
  ${stages
    .slice(0, -1)
    .map((stage) => `create table ${stage}_outbox (id bigint primary key, key text, value text);`)
    .join('\n')}
  ${stages
    .slice(1)
    .map((stage) => `create table ${stage}_inbox (event_id uuid primary key);`)
    .join('\n')}`;

/**
 * The floor under the whole way of a case: processes that do no more than carry it, on the rig's PostgreSQL and Kafka, after
 * its services were stopped.
 */
export async function onBarePipeline<Result>(rig: Rig, work: (pipeline: Pipeline) => Promise<Result>): Promise<Result> {
  const { system, dataDir } = rig;
  await Promise.all(services.map((name) => system.services[name][0].server.stop()));
  await rig.database.query('create database bare');
  const url = databaseUrl(system.databaseUrl, 'bare');
  const database = new pg.Pool({ connectionString: url, max: 2 });
  database.on('error', () => undefined); // a lost server fails the next query, which tells of it
  const ports = await freePorts(stages.length);
  const servers = stages.map((stage, index) => {
    const port = ports[index]!;
    const program = {
      name: `bare-${stage}`,
      script: 'test/load/bare-stage.ts',
      args: [stage],
      env: { ...process.env, PORT: String(port), DATABASE_URL: url, KAFKA_BROKERS: system.kafkaBrokers },
      ports: [port],
      readyUrl: `http://127.0.0.1:${port}`,
    };
    return programServer(program, join(dataDir, 'bare'));
  });
  try {
    await database.query(tables);
    await createBareTopics(system.kafkaBrokers);
    await Promise.all(servers.map((server) => server.start()));
    const own = stages.map((stage, index) => [stage, servers[index]!.pid!] as const);
    const processes = { ...processesOf(system), ...Object.fromEntries(own) };
    return await work({
      letters: { url: `http://127.0.0.1:${ports[0]}`, path: '/' },
      async countPlaced() {
        const { rows } = await database.query<{ count: number }>('select count(*)::int as count from queue');
        return rows[0]!.count;
      },
      async placedAt() {
        const { rows } = await database.query<{ number: string; at: number }>(
          `select number, extract(epoch from pg_xact_commit_timestamp(queue.xmin))::float8 * 1000 as at
           from queue join message using (case_id)`,
        );
        return new Map(rows.map(({ number, at }) => [number, at]));
      },
      untilCaughtUp: () => untilCaughtUp(system.kafkaBrokers),
      checkpoint: () => rig.checkpoint(),
      usage: () => usageOf(processes),
    });
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    await database.end();
  }
}

function createBareTopics(brokers: string): Promise<void> {
  return withAdmin(brokers, async (admin) => {
    await admin.createTopics({ topics: stages.map((stage) => ({ topic: `bare.${stage}`, numPartitions: 6 })) });
  });
}
