import type { DestinationStream } from 'pino';

/** Keeps what a service logs. */
export class LogLines implements DestinationStream {
  text = '';

  write(line: string): void {
    this.text += line;
  }

  /** The lines so far, parsed. */
  get lines(): Record<string, unknown>[] {
    return this.text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  }
}
