import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';
import { withoutValues } from './loggable-error.ts';

/** What Nest itself has to say, as JSON lines. Its chatter about each route and module is only of use when debugging. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...details: unknown[]): void {
    this.logger.debug(fieldsOf(details), sentenceOf(message));
  }

  warn(message: unknown, ...details: unknown[]): void {
    this.logger.warn(fieldsOf(details), sentenceOf(message));
  }

  error(message: unknown, ...details: unknown[]): void {
    this.logger.error(
      { ...fieldsOf(details), err: message instanceof Error ? message : undefined },
      sentenceOf(message),
    );
  }

  fatal(message: unknown, ...details: unknown[]): void {
    this.logger.fatal(
      { ...fieldsOf(details), err: message instanceof Error ? message : undefined },
      sentenceOf(message),
    );
  }
}

/** Nest passes the name of the speaker last, and a stack before it, which may quote its message. */
function fieldsOf(details: readonly unknown[]): { speaker?: string } {
  const speaker = details.at(-1);
  return typeof speaker === 'string' && /^\w+$/.test(speaker) ? { speaker } : {};
}

function sentenceOf(message: unknown): string {
  if (message instanceof Error) return `${message.name} in the framework`;
  return typeof message === 'string' ? withoutValues(message) : 'A framework message that is not text';
}
