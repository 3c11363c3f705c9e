/**
 * Another system that follows Xinqiao's escalations: prints a line for each step, once, also after it was killed.
 *
 *   KAFKA_BROKERS=127.0.0.1:9092 node consume.ts
 */
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Kafka, logLevel, type IHeaders } from 'kafkajs';

const {
  KAFKA_BROKERS: brokers = '127.0.0.1:9092',
  TOPIC: topic = 'xinqiao.escalation.v1',
  GROUP_ID: groupId = 'escalation-consumer-ts',
  LEDGER: ledger = 'escalations.jsonl',
} = process.env;

/** What an event says of itself is in its headers: CloudEvents 1.0, binary mode of the Kafka binding. */
interface Attributes {
  readonly id: string;
  readonly type: string;
  /** The case number. */
  readonly subject: string;
}

/** As much of a step as is used here; the whole is in docs/events/asyncapi.json. */
interface Step {
  readonly escalationId: string;
  readonly escalationVersion: number;
  readonly level: string;
  readonly regionCode: string;
  readonly cause: { readonly kind: string };
  readonly urgent: boolean;
}

/**
 * Kafka brings each event at least once: after a restart some come again, under the same `ce_id`. What was done and that it was done
 * must be written together. Here both are one line of a file; in a database they are one transaction, with the id as a unique key.
 */
const done = new Set(linesKept().map((line) => (JSON.parse(line) as Attributes).id));

/** A line that a kill cut short is taken off; its event comes again. */
function linesKept(): string[] {
  const text = existsSync(ledger) ? readFileSync(ledger, 'utf8') : '';
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  writeFileSync(ledger, whole);
  return whole.split('\n').filter(Boolean);
}

function take(attributes: Attributes, step: Step): void {
  if (done.has(attributes.id)) return;
  appendFileSync(ledger, `${JSON.stringify({ ...attributes, ...step })}\n`);
  done.add(attributes.id);
  const urgency = step.urgent ? ' urgent' : '';
  process.stdout.write(
    `${attributes.subject} ${attributes.type} v${step.escalationVersion} ${step.level} ${step.regionCode} ${step.cause.kind}${urgency}\n`,
  );
}

function attributesOf(headers: IHeaders = {}): Attributes {
  const of = (name: string) => String(headers[name]);
  return { id: of('ce_id'), type: of('ce_type'), subject: of('ce_subject') };
}

const consumer = new Kafka({ clientId: groupId, brokers: brokers.split(','), logLevel: logLevel.ERROR }).consumer({
  groupId,
  // A killed one is missed after ten seconds.
  sessionTimeout: 10_000,
});
await consumer.connect();
// The first time from the beginning of what Kafka keeps (7 days); from then on where this group was last.
await consumer.subscribe({ topic, fromBeginning: true });
await consumer.run({
  eachMessage: ({ message: { headers, value } }) => {
    const attributes = attributesOf(headers);
    // New types may come at any time: whoever does not know one leaves it. The same holds for fields.
    if (attributes.type.startsWith('xinqiao.escalation.')) take(attributes, JSON.parse(String(value)) as Step);
    return Promise.resolve();
  },
});

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void consumer.disconnect());
