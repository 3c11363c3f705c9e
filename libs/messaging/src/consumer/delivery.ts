import { v5 as uuidv5 } from 'uuid';
import { type EventAttributes, parseHeaders } from '../envelope/attributes.ts';
import { checkPayload } from '../envelope/check-payload.ts';
import type { AnyReceivedEvent, EventCatalogue } from '../events.ts';
import type { KafkaRecord } from '../kafka/record.ts';

/** A record that concerns us: an event, or the reason why it is none. */
export interface Delivery {
  readonly record: KafkaRecord;
  /** The event's id; where it cannot be known, one made of topic, partition and offset. */
  readonly id: string;
  /** The day (UTC) that the inbox files it under; the same in every delivery. */
  readonly day: string;
  readonly key: string | null;
  readonly content: AnyReceivedEvent | Error;
}

/** Something that is no event of the catalogue, although its type says so. */
class UnreadableRecord extends Error {
  override readonly name = 'UnreadableRecord';
}

/** Name space of the ids of records that have none (RFC 9562 §6.6); any constant will do. */
const placeIds = '6e2f4a3c-8d0b-5f19-9c47-1b7e5d2a9f60';

/**
 * Reads a record by the catalogue.
 * @param isHandled whether somebody here handles this event type.
 * @returns nothing for an event type that nobody here handles.
 */
export function readRecord(
  record: KafkaRecord,
  catalogue: EventCatalogue,
  isHandled: (type: string) => boolean,
): Delivery | undefined {
  const { ce_type: type } = record.headers;
  if (type && !isHandled(type)) return undefined;
  try {
    const attributes = parseHeaders(record.headers);
    return { ...placed(record, attributes.id, attributes.time), content: readContent(record, attributes, catalogue) };
  } catch (error) {
    const id = uuidv5(`${record.topic}/${record.partition}/${record.offset}`, placeIds);
    return { ...placed(record, id, new Date(record.timestamp)), content: asError(error) };
  }
}

function placed(record: KafkaRecord, id: string, time: Date): Omit<Delivery, 'content'> {
  return { record, id, day: time.toISOString().slice(0, 10), key: record.key };
}

function readContent(
  { key, value }: KafkaRecord,
  attributes: EventAttributes,
  catalogue: EventCatalogue,
): AnyReceivedEvent | Error {
  const definition = catalogue[attributes.type];
  try {
    if (!definition) throw new UnreadableRecord('the catalogue does not know its type');
    if (!key) throw new UnreadableRecord('it has no key');
    return { ...attributes, key, payload: checkPayload(definition.payload, parseJson(value)) };
  } catch (error) {
    return asError(error);
  }
}

function parseJson(value: Buffer | null): unknown {
  try {
    return JSON.parse(value?.toString() ?? '');
  } catch {
    // The parser's own message would quote the body.
    throw new UnreadableRecord('its body is not JSON');
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new UnreadableRecord(String(error));
}
