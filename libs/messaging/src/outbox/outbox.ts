import { trace } from '@opentelemetry/api';
import type { EntityManager } from 'typeorm';
import { printHeaders } from '../envelope/attributes.ts';
import { newUuid } from '../random.ts';
import { checkPayload } from '../envelope/check-payload.ts';
import { printTraceparent } from '../envelope/trace-parent.ts';
import type { EventCatalogue, EventDraft, EventMap } from '../events.ts';
import { traceAnnouncement } from '../observing/tracing.ts';
import { noteAppended } from './commit-watch.ts';
import { databaseClock } from './database-clock.ts';
import { insertRows, type OutboxRow } from './outbox-table.ts';

export interface OutboxOptions {
  readonly catalogue: EventCatalogue;
  /** CloudEvents `source`: which service announces. */
  readonly source: string;
  /** SQL expression for the time of an event. */
  readonly clock?: string;
}

/** Kafka takes 1 MiB by default; an event that could be refused for its size must not get into the outbox. */
export const largestPayload = 256 * 1024;

/** The payload would not fit into the outbox. Sizes are in bytes of JSON. */
export class EventTooLarge extends Error {
  override readonly name = 'EventTooLarge';
}

/** Where a service announces events: they are published if, and only if, the transaction commits. */
export class Outbox<M extends EventMap> {
  constructor(private readonly options: OutboxOptions) {}

  /**
   * Writes the drafts into the outbox within the caller's transaction, all in one statement, and wakes the relay.
   * @throws InvalidPayload, EventTooLarge; an Error outside a transaction or for a type that the catalogue lacks.
   */
  async append(manager: EntityManager, drafts: readonly EventDraft<M>[]): Promise<void> {
    const { queryRunner } = manager;
    if (queryRunner?.isTransactionActive !== true) {
      throw new Error('Events are announced in the transaction that makes them true; there is none');
    }
    if (drafts.length === 0) return;
    const rows = drafts.map((draft) => this.toRow(draft));
    noteAppended(queryRunner);
    await insertRows(manager, rows, this.options.clock ?? databaseClock);
  }

  private toRow({ type, key, subject, payload, causedBy }: EventDraft<M>): OutboxRow {
    const definition = this.options.catalogue[type];
    if (!definition) throw new Error(`The catalogue has no event type ${type}`);
    checkPayload(definition.payload, payload);
    const id = newUuid();
    const headers = printHeaders({
      id,
      type,
      source: this.options.source,
      subject,
      correlationId: causedBy?.correlationId ?? id,
      causationId: causedBy?.id,
      traceparent: traceAnnouncement(type, causedBy?.traceparent ?? activeTraceparent()),
    });
    return { topic: definition.topic, key, headers, value: bounded(type, JSON.stringify(payload)) };
  }
}

function activeTraceparent(): string | undefined {
  const active = trace.getActiveSpan()?.spanContext();
  return active && printTraceparent(active);
}

function bounded(type: string, value: string): string {
  const bytes = Buffer.byteLength(value);
  if (bytes > largestPayload)
    throw new EventTooLarge(`${type} has ${bytes} bytes, at most ${largestPayload} may travel`);
  return value;
}
