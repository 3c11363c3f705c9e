import type { AnyReceivedEvent } from '../events.ts';
import type { MessagingMetrics } from '../observing/metrics.ts';
import { traceHandling } from '../observing/tracing.ts';
import type { BatchContext } from './batch-context.ts';
import type { Handler, HandlerTable } from './handler-table.ts';
import { groupIntoRuns } from './runs.ts';

/**
 * Calls the handlers of a batch one after another, each with all the events that it can have at once.
 * @throws what a handler throws; the caller's transaction is then to be rolled back.
 */
export async function runHandlers(
  events: readonly AnyReceivedEvent[],
  handlers: HandlerTable,
  context: BatchContext,
  metrics: MessagingMetrics,
): Promise<void> {
  for (const run of groupIntoRuns(events, ({ type }) => handlers.of(type))) {
    const startedAt = performance.now();
    await callTraced(run.handler, run.events, context);
    const seconds = (performance.now() - startedAt) / 1_000;
    for (const type of new Set(run.events.map((event) => event.type))) metrics.handlerTook(type, seconds);
  }
}

async function callTraced(handler: Handler, events: readonly AnyReceivedEvent[], context: BatchContext): Promise<void> {
  const ends: (() => void)[] = [];
  const traced = events.map((event) => {
    const handling = traceHandling(event);
    if (!handling) return event;
    ends.push(handling.end);
    return handling.event;
  });
  try {
    await handler.call(traced, context);
  } finally {
    for (const end of ends) end();
  }
}
