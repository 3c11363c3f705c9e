import { EventEmitter, once } from 'node:events';
import { createLogger } from '../logging/logger.ts';
import { RepeatUntilShutdown } from './repeat-until-shutdown.ts';

/** Something that begins by itself, and ends when a test says so. */
class Work extends EventEmitter {
  begun = 0;

  readonly round = async (): Promise<void> => {
    this.begun += 1;
    this.emit('begun');
    await once(this, 'ended');
  };

  async begins(): Promise<void> {
    await once(this, 'begun');
  }

  end(): void {
    this.emit('ended');
  }

  fail(): void {
    this.emit('error', new Error('the database is away'));
  }
}

describe('what is repeated until shutdown', () => {
  let log = '';
  const logger = createLogger('intake', 'warn', { write: (line) => (log += line) });
  const repeated = (work: Work) =>
    new RepeatUntilShutdown(work.round, { everyMs: 1, warning: 'Looking again', logger });

  it('is done again after it was done, and after it failed with a warning', async () => {
    const work = new Work();
    const repeating = repeated(work);
    repeating.start();
    await work.begins();
    work.end();
    await work.begins();
    expect(log).toBe('');
    work.fail();
    await work.begins();
    expect(JSON.parse(log)).toMatchObject({ level: 'warn', msg: 'Looking again' });
    const stopped = repeating.stop();
    work.end();
    await stopped;
    expect(work.begun).toBe(3);
  });

  it('is waited for the first time where it starts at once, also where it fails', async () => {
    const work = new Work();
    const repeating = repeated(work);
    const started = repeating.startAtOnce();
    work.fail();
    await started;
    await work.begins();
    const stopped = repeating.stop();
    work.end();
    await stopped;
    expect(work.begun).toBe(2);
  });

  it('is waited for when it is stopped, and not begun again', async () => {
    const work = new Work();
    const repeating = repeated(work);
    const started = repeating.startAtOnce();
    let isStopped = false;
    const stopped = repeating.stop().then(() => (isStopped = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect(isStopped).toBe(false);
    work.end();
    await Promise.all([started, stopped]);
    // Timers of one length fire in the order in which they were set.
    const later = new Work();
    const repeatingLater = repeated(later);
    repeatingLater.start();
    await later.begins();
    expect(work.begun).toBe(1);
    later.end();
    await repeatingLater.stop();
  });
});
