/** Does something again and again, so long after it was done, until it is stopped. */
export class RepeatUntilShutdown {
  private timer?: NodeJS.Timeout;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly everyMs: number,
    /** Deals with its own errors. */
    private readonly what: () => Promise<void>,
  ) {}

  start(): void {
    this.timer = setTimeout(() => {
      this.running = this.what().then(() => {
        if (this.timer) this.start();
      });
    }, this.everyMs);
  }

  /** Waits for what is being done. */
  async stop(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.running;
  }
}
