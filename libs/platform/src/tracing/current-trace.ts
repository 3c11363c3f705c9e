import { context, ROOT_CONTEXT, type Span, trace } from '@opentelemetry/api';
import type { Cause } from '#messaging';
import { formatTraceparent } from './traceparent.ts';

/** Runs something as part of a step of a trace. */
export function withinSpan<T>(span: Span, work: () => T): T {
  return context.with(trace.setSpan(ROOT_CONTEXT, span), work);
}

export function currentTraceId(): string | undefined {
  return trace.getActiveSpan()?.spanContext().traceId;
}

/**
 * The request being answered, as the cause of the events it leads to (`causedBy` of a draft); undefined outside of one.
 * Work that joins several requests (a grouped insert) takes it when a request joins, not when the group is written.
 */
export function currentRequest(): Cause | undefined {
  const step = trace.getActiveSpan()?.spanContext();
  return step && { id: step.traceId, correlationId: step.traceId, traceparent: formatTraceparent(step) };
}
