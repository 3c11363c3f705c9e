import { setTimeout as pause } from 'node:timers/promises';
import { describeError } from '../failures/describe-error.ts';
import { ReplayStep, type ReplayOptions } from './replay-step.ts';

/** A command of an operator may take so long to be noticed. */
const pollMs = 1_000;

/** Carries out what the dead-letter commands ask for, step by step, as long as the service runs. */
export class ReplayLoop {
  private readonly step: ReplayStep;
  private readonly stopping = new AbortController();
  private ended: Promise<void> = Promise.resolve();

  constructor(private readonly options: ReplayOptions) {
    this.step = new ReplayStep(options);
  }

  start(): void {
    this.ended = this.work();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.ended;
  }

  private async work(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const didSomething = await this.step.take().catch((error: unknown) => {
        this.options.log.warn(describeError(error), 'The replay of dead letters waits until what it needs is there');
        return false;
      });
      if (!didSomething) await pause(pollMs, undefined, { signal }).catch(() => undefined);
    }
  }
}
