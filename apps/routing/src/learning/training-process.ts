import { fork } from 'node:child_process';
import { once } from 'node:events';

/** How much of what a process complains is passed on. */
const longestComplaint = 2_000;

/** A program that trains in a process of its own, so that no message waits for it. */
export class TrainingProcess {
  /** @param program its path */
  constructor(private readonly program: string) {}

  /** @throws Error with the last that it complained of where it did not end well; AbortError where it was told to end */
  async run(signal: AbortSignal): Promise<void> {
    const trainer = fork(this.program, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], signal });
    let complaint = '';
    trainer.stderr?.setEncoding('utf8').on('data', (text: string) => {
      complaint = (complaint + text).slice(-longestComplaint);
    });
    const [code, killedBy] = (await once(trainer, 'close')) as [number | null, NodeJS.Signals | null];
    if (code === 0) return;
    throw new Error(`Training ended with ${killedBy ?? `code ${code}`}: ${complaint.trim() || 'it did not say why'}`);
  }
}
