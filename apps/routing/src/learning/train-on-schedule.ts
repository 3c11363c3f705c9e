import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Clock, PinoLogger, RepeatUntilShutdown } from '#platform';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isTrainingDue } from './reader-table.ts';

const lookEveryMs = 60_000;
const program = fileURLToPath(new URL('train-reader.main.js', import.meta.url));

/** Has a reader trained when people have decided enough otherwise: in a process of its own, so that no message waits for it. */
@Injectable()
export class TrainOnSchedule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly ending = new AbortController();
  private readonly looking: RepeatUntilShutdown;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly logger: PinoLogger,
  ) {
    const warning = 'A new reader could not be trained; trying again';
    this.looking = new RepeatUntilShutdown(() => this.look(), { everyMs: lookEveryMs, warning, logger });
  }

  onApplicationBootstrap(): void {
    this.looking.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.ending.abort();
    await this.looking.stop();
  }

  private async look(): Promise<void> {
    try {
      const { manager } = this.dataSource;
      if (await isTrainingDue(manager, await this.clock.now(manager))) await this.train();
    } catch (error) {
      // Who ended it knows why.
      if (!this.ending.signal.aborted) throw error;
    }
  }

  /** Several instances may come here at once: each would make the same reader, and one of them is kept. */
  private async train(): Promise<void> {
    const trainer = fork(program, { stdio: 'ignore', signal: this.ending.signal });
    const [code] = (await once(trainer, 'exit')) as [number | null];
    this.logger.info({ code }, 'A reader was trained');
  }
}
