import { ROOT_CONTEXT, SpanKind, type SpanContext, type Tracer, trace } from '@opentelemetry/api';
import { isSampled, parseTraceparent, printTraceparent } from '../envelope/trace-parent.ts';
import type { AnyReceivedEvent } from '../events.ts';

const tracer = (): Tracer => trace.getTracer('messaging');

/**
 * Marks the announcement of an event in the trace that led to it.
 * @returns the `traceparent` that the event is to carry; the given one where nobody records the trace.
 */
export function traceAnnouncement(type: string, traceparent: string | undefined): string | undefined {
  const parent = parseTraceparent(traceparent);
  if (!isSampled(parent)) return traceparent;
  const span = tracer().startSpan(`publish ${type}`, { kind: SpanKind.PRODUCER }, within(parent));
  span.end();
  return printTraceparent(span.spanContext());
}

/**
 * Opens a span for the handling of an event, as part of the event's own trace.
 * @returns the event as its handler is to see it, so that what it causes hangs below the span, and what ends the span.
 */
export function traceHandling<E extends AnyReceivedEvent>(event: E): { event: E; end: () => void } | undefined {
  const parent = parseTraceparent(event.traceparent);
  if (!isSampled(parent)) return undefined;
  const span = tracer().startSpan(`process ${event.type}`, { kind: SpanKind.CONSUMER }, within(parent));
  span.setAttributes({ 'messaging.message.id': event.id, 'cloudevents.event_subject': event.subject });
  return {
    event: { ...event, traceparent: printTraceparent(span.spanContext()) },
    end: () => {
      span.end();
    },
  };
}

function within(parent: SpanContext) {
  return trace.setSpanContext(ROOT_CONTEXT, parent);
}
