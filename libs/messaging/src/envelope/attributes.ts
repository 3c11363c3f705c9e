/** CloudEvents 1.0 attributes, with the extensions that carry correlation, causation and W3C trace context. */
export interface EventAttributes {
  readonly id: string;
  readonly type: string;
  readonly source: string;
  readonly subject: string;
  readonly time: Date;
  readonly correlationId: string;
  readonly causationId?: string;
  readonly traceparent?: string;
}

/** Header names and their texts. */
export type Headers = Readonly<Record<string, string>>;

/** Headers that do not make an event: the envelope cannot be trusted, whatever the body says. */
export class UnreadableEnvelope extends Error {
  override readonly name = 'UnreadableEnvelope';
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * The Kafka headers of an event in binary content mode (CloudEvents Kafka protocol binding §3.2), all but `ce_time`:
 * the relay adds that from the row, whose time is the database's.
 */
export function printHeaders(attributes: Omit<EventAttributes, 'time'>): Record<string, string> {
  const headers: Record<string, string> = {
    ce_specversion: '1.0',
    ce_id: attributes.id,
    ce_source: attributes.source,
    ce_type: attributes.type,
    ce_subject: attributes.subject,
    ce_correlationid: attributes.correlationId,
    'content-type': 'application/json',
  };
  if (attributes.causationId) headers.ce_causationid = attributes.causationId;
  if (attributes.traceparent) headers.traceparent = attributes.traceparent;
  return headers;
}

/** @throws UnreadableEnvelope naming the header that is missing or malformed. */
export function parseHeaders(headers: Headers): EventAttributes {
  if (headers.ce_specversion !== '1.0') throw new UnreadableEnvelope('ce_specversion is not 1.0');
  const id = required(headers, 'ce_id');
  if (!uuid.test(id)) throw new UnreadableEnvelope('ce_id is not a UUID');
  return {
    id,
    type: required(headers, 'ce_type'),
    source: required(headers, 'ce_source'),
    subject: required(headers, 'ce_subject'),
    time: parseTime(required(headers, 'ce_time')),
    correlationId: headers.ce_correlationid ?? id,
    causationId: headers.ce_causationid,
    traceparent: headers.traceparent,
  };
}

function parseTime(text: string): Date {
  const time = new Date(text);
  if (Number.isNaN(time.getTime()) || !/^\d{4}-/.test(text)) throw new UnreadableEnvelope('ce_time is not a time');
  return time;
}

function required(headers: Headers, name: string): string {
  const value = headers[name];
  if (!value) throw new UnreadableEnvelope(`${name} is missing`);
  return value;
}
