/**
 * One stage of the bare pipeline, in a process of its own: plain node:http, pg and kafkajs, with an outbox and an inbox, and
 * nothing of what makes a service (no framework, validation, retries, traces, clocks or rights).
 *
 *   node bare-stage.ts intake|routing|department|projection      PORT, DATABASE_URL, KAFKA_BROKERS
 */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Kafka, logLevel, type EachBatchPayload } from 'kafkajs';
import pg from 'pg';
import type { Stage } from './bare-pipeline.ts';

const { PORT = '', DATABASE_URL = '', KAFKA_BROKERS = '' } = process.env;
const stage = process.argv[2] as Stage;
type Row = Readonly<Record<string, unknown>>;

const rowsAtOnce = 500;
const classifyingMs = 0.2;

const consumed: Readonly<Record<Stage, readonly Stage[]>> = {
  intake: [],
  routing: ['intake'],
  department: ['intake', 'routing'],
  projection: ['department'],
};

const database = new pg.Pool({ connectionString: DATABASE_URL, max: 3 });
const kafka = new Kafka({ brokers: KAFKA_BROKERS.split(','), clientId: `bare-${stage}`, logLevel: logLevel.NOTHING });
const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1 });

/** Rows of any table in one statement. */
async function insert(client: pg.PoolClient, table: string, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  await client.query({
    name: table,
    text: `insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
    values: [JSON.stringify(rows)],
  });
}

async function inTransaction(work: (client: pg.PoolClient) => Promise<void>): Promise<void> {
  const client = await database.connect();
  try {
    await client.query('begin');
    await work(client);
    await client.query('commit');
  } finally {
    client.release();
  }
}

/** What piled up while the last call was under way is handled by the next one. */
function oneAfterTheOther(work: () => Promise<boolean>): () => void {
  let running = false;
  let asked = false;
  const run = async (): Promise<void> => {
    running = true;
    while (asked) {
      asked = false;
      while (await work());
    }
    running = false;
  };
  return () => {
    asked = true;
    if (!running) void run();
  };
}

let published = 0;

const relay = oneAfterTheOther(async () => {
  const { rows } = await database.query<{ id: string; key: string; value: string }>({
    name: 'relay',
    text: `select id, key, value from ${stage}_outbox where id > $1 order by id limit ${rowsAtOnce}`,
    values: [published - 10_000],
  });
  if (rows.length === 0) return false;
  await producer.send({ topic: `bare.${stage}`, acks: -1, messages: rows.map(({ key, value }) => ({ key, value })) });
  const ids = rows.map(({ id }) => Number(id));
  await database.query({ name: 'sent', text: `delete from ${stage}_outbox where id = any($1)`, values: [ids] });
  published = Math.max(published, ...ids);
  return rows.length === rowsAtOnce;
});

let outboxId = 0;

function publish(client: pg.PoolClient, events: readonly Row[]): Promise<void> {
  const rows = events.map((event) => ({ id: ++outboxId, key: event.case_id, value: JSON.stringify(event) }));
  return insert(client, `${stage}_outbox`, rows);
}

interface Waiting {
  readonly message: Row;
  readonly response: ServerResponse;
}

const waiting: Waiting[] = [];

const accept = oneAfterTheOther(async () => {
  const group = waiting.splice(0, rowsAtOnce);
  if (group.length === 0) return false;
  const events = group.map(({ message }) => ({ ...message, event_id: randomUUID(), case_id: randomUUID() }));
  await inTransaction(async (client) => {
    await insert(client, 'message', events);
    await insert(client, 'claim', events);
    await publish(client, events);
  });
  group.forEach(({ response, message }) => response.writeHead(201).end(JSON.stringify({ caseNumber: message.number })));
  relay();
  return waiting.length > 0;
});

function take(request: IncomingMessage, response: ServerResponse): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    if (request.method !== 'POST') {
      response.end();
      return;
    }
    const { sourceId, ...message } = JSON.parse(Buffer.concat(chunks).toString()) as Row;
    waiting.push({ message: { ...message, number: sourceId }, response });
    accept();
  });
}

/** Stands for the reading of a message. */
function classify(): string {
  const until = performance.now() + classifyingMs;
  while (performance.now() < until);
  return 'human-resources';
}

const handle: Readonly<Record<Stage, (client: pg.PoolClient, events: readonly Row[], topic: string) => Promise<void>>> =
  {
    intake: () => Promise.resolve(),
    async routing(client, events) {
      const decided = events.map(({ case_id, event_id }) => ({
        case_id,
        caused_by: event_id,
        event_id: randomUUID(),
        function: classify(),
      }));
      await insert(client, 'decision', decided);
      await publish(client, decided);
    },
    async department(client, events, topic) {
      if (topic === 'bare.intake') {
        await insert(client, 'opened', events);
        return insert(client, 'opened_story', events);
      }
      const assigned = events.map((event) => ({ ...event, event_id: randomUUID(), at: new Date() }));
      await insert(client, 'queue', assigned);
      await insert(client, 'assigned_story', assigned);
      return publish(client, assigned);
    },
    async projection(client, events) {
      await insert(client, 'timeline', events);
      await insert(client, 'fact', events);
    },
  };

async function consumeBatch({ batch }: EachBatchPayload): Promise<void> {
  const events = batch.messages.map(({ value }) => JSON.parse(value!.toString()) as Row);
  await inTransaction(async (client) => {
    const { rows } = await client.query<{ event_id: string }>({
      name: 'inbox',
      text: `insert into ${stage}_inbox select unnest($1::uuid[]) on conflict do nothing returning event_id`,
      values: [events.map(({ event_id }) => event_id)],
    });
    const fresh = new Set(rows.map(({ event_id }) => event_id));
    const unseen = events.filter(({ event_id }) => fresh.has(event_id as string));
    await handle[stage](client, unseen, batch.topic);
  });
  if (stage !== 'projection') relay();
}

await producer.connect();
if (consumed[stage].length > 0) {
  const consumer = kafka.consumer({ groupId: `bare-${stage}`, maxWaitTimeInMs: 250 });
  await consumer.connect();
  await consumer.subscribe({ topics: consumed[stage].map((name) => `bare.${name}`), fromBeginning: true });
  await consumer.run({ eachBatch: consumeBatch });
}
createServer(take).listen(Number(PORT), '127.0.0.1');
