import { pino, type DestinationStream, type Logger } from 'pino';
import { currentTraceId } from '../tracing/current-trace.ts';
import { loggableError } from './loggable-error.ts';

/** Fields that must never be logged, wherever they hang: a net under the rule that nobody logs them. */
const personal = [
  'name',
  'phone',
  'email',
  'contact',
  'location',
  'latitude',
  'longitude',
  'body',
  'subject',
  'text',
  'authorization',
  'queryCode',
  'parameters',
];

/**
 * JSON lines: a sentence (`msg`) plus fields (`service`, `case`, `event`, `traceId`). No personal data: request bodies,
 * query strings and headers are never logged, and errors only as far as {@link loggableError} lets them.
 */
export function createLogger(service: string, level: string, destination?: DestinationStream): Logger {
  return pino(
    {
      level,
      base: { service },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin: () => ({ traceId: currentTraceId() }),
      serializers: { err: loggableError },
      redact: { paths: personal.flatMap((field) => [field, `*.${field}`]), censor: '[redacted]' },
    },
    destination ?? pino.destination({ sync: true }),
  );
}
