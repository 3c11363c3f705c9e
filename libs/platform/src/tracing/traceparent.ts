import { type SpanContext, TraceFlags } from '@opentelemetry/api';
import { RandomIdGenerator } from '@opentelemetry/sdk-trace';

const shape = /^(?!ff)[\da-f]{2}-(?!0{32})([\da-f]{32})-(?!0{16})([\da-f]{16})-([\da-f]{2})(-.*)?$/;
const ids = new RandomIdGenerator();

/**
 * Reads a `traceparent` header (https://www.w3.org/TR/trace-context); undefined where it breaks the standard, so that a
 * new trace begins.
 */
export function parseTraceparent(header: unknown): SpanContext | undefined {
  const parts = typeof header === 'string' && header.length <= 128 ? shape.exec(header) : null;
  if (!parts) return undefined;
  const [whole, traceId = '', spanId = '', flags = '', more] = parts;
  if (more && whole.startsWith('00')) return undefined;
  return { traceId, spanId, traceFlags: parseInt(flags, 16) & TraceFlags.SAMPLED, isRemote: true };
}

export function formatTraceparent({ traceId, spanId, traceFlags }: SpanContext): string {
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
}

/** The next step of a trace, or the first of a new one that nobody records. */
export function continueTrace(parent: SpanContext | undefined): SpanContext {
  return {
    traceId: parent?.traceId ?? ids.generateTraceId(),
    spanId: ids.generateSpanId(),
    traceFlags: parent?.traceFlags ?? TraceFlags.NONE,
  };
}
