import { Clock, PinoLogger, RepeatUntilShutdown } from '#platform';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isTrainingDue } from './reader-table.ts';
import { TrainingProcess } from './training-process.ts';

const lookEveryMs = 60_000;
/** After failures in a row so many looks are let pass: 1, 3, 7 … and in the end one hour's. */
const mostLetPass = 60;

/** Has a reader trained when people have decided enough otherwise. */
@Injectable()
export class TrainOnSchedule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly ending = new AbortController();
  private readonly looking: RepeatUntilShutdown;
  private failures = 0;
  private toLetPass = 0;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly training: TrainingProcess,
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

  /**
   * Trains if that is due. Several instances may come here at once: each would make the same reader, and one of them is kept.
   * @throws Error saying why none was made
   */
  async look(): Promise<void> {
    if (this.toLetPass > 0) {
      this.toLetPass -= 1;
      return;
    }
    try {
      const { manager } = this.dataSource;
      if (!(await isTrainingDue(manager, await this.clock.now(manager)))) return;
      await this.training.run(this.ending.signal);
      this.failures = 0;
      this.logger.info({}, 'A reader was trained');
    } catch (error) {
      // Who ended it knows why.
      if (this.ending.signal.aborted) return;
      this.failures += 1;
      this.toLetPass = Math.min(2 ** this.failures - 1, mostLetPass);
      throw error;
    }
  }
}
