import { setTimeout as sleep } from 'node:timers/promises';
import { context, ROOT_CONTEXT, type Span, type SpanContext, SpanKind, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { ATTR_SERVICE_NAME } from '@opentelemetry/semantic-conventions';
import { AsyncLocalContexts } from './async-local-contexts.ts';
import { continueTrace } from './traceparent.ts';

interface TracingOptions {
  readonly service: string;
  /** Base URL of an OTLP collector; undefined = nothing is recorded. */
  readonly endpoint?: string;
  /** Share of new traces that is recorded, 0 to 1. */
  readonly ratio: number;
}

/** How long a shutdown waits for the collector, ms. */
const longestFlush = 2_000;

/**
 * Follows one case through the house. Spans are made by hand at the few places that matter (a request, an announcement,
 * a handling). Where no collector is configured nothing is recorded, yet trace ids are made and passed on, so that the
 * log lines of one case belong together.
 */
export class Tracing {
  private readonly provider?: TracerProvider;

  constructor({ service, endpoint, ratio }: TracingOptions) {
    context.setGlobalContextManager(new AsyncLocalContexts());
    if (!endpoint) return;
    const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` });
    this.provider = new TracerProvider({
      resource: resourceFromAttributes({ [ATTR_SERVICE_NAME]: `xinqiao-${service}` }),
      sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(ratio) }),
      spanProcessors: [new BatchSpanProcessor({ exporter })],
    });
    trace.setGlobalTracerProvider(this.provider);
  }

  /**
   * Begins the span of a request; a collector or not, it has a trace id and can be the parent of further steps.
   * @param name such as `POST /api/messages`: of few values, and without personal data
   */
  beginRequest(name: string, parent: SpanContext | undefined): Span {
    if (!this.provider) return trace.wrapSpanContext(continueTrace(parent));
    const within = parent ? trace.setSpanContext(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
    return this.provider.getTracer('http').startSpan(name, { kind: SpanKind.SERVER }, within);
  }

  /** Hands over what is still held; a collector that is away does not hold up a shutdown. */
  async close(): Promise<void> {
    if (!this.provider) return;
    trace.disable();
    const bounded = sleep(longestFlush, undefined, { ref: false });
    await Promise.race([this.provider.shutdown().catch(() => undefined), bounded]);
  }
}
