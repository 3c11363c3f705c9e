import type { PinoLogger } from '../logging/pino-logger.ts';

/** How something is repeated. */
interface Repetition {
  /** So long after it was done it is done again, in milliseconds. */
  readonly everyMs: number;
  /** What is logged when it fails, which keeps it from nothing: a sentence that says when it is tried again. */
  readonly warning: string;
  readonly logger: PinoLogger;
}

/** Does something again and again until it is stopped. */
export class RepeatUntilShutdown {
  private timer?: NodeJS.Timeout;
  private running: Promise<void> = Promise.resolve();
  private isStopped = false;

  constructor(
    private readonly what: () => Promise<void>,
    private readonly repetition: Repetition,
  ) {}

  /** Does it for the first time when the first interval is over. */
  start(): void {
    this.timer = setTimeout(() => void this.startAtOnce(), this.repetition.everyMs);
  }

  /** Does it for the first time now. Resolves once it was done or failed. */
  async startAtOnce(): Promise<void> {
    this.running = this.round();
    await this.running;
    if (!this.isStopped) this.start();
  }

  /** Waits for what is being done. */
  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private async round(): Promise<void> {
    try {
      await this.what();
    } catch (error) {
      this.repetition.logger.warn({ err: error }, this.repetition.warning);
    }
  }
}
