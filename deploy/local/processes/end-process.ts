import { setTimeout as pause } from 'node:timers/promises';
import { identify, type ProcessIdentity } from './pid-file.mjs';

/** Asks a process that is not our child to end, and kills it when it has not after `within` milliseconds. */
export async function endProcess(target: ProcessIdentity, signal: NodeJS.Signals, within: number): Promise<void> {
  send(target, signal);
  for (const deadline = Date.now() + within; lives(target) && Date.now() < deadline;) await pause(50);
  if (lives(target)) send(target, 'SIGKILL');
  for (const deadline = Date.now() + 5_000; lives(target) && Date.now() < deadline;) await pause(50);
}

function lives(target: ProcessIdentity): boolean {
  return identify(target.pid)?.startedAt === target.startedAt;
}

function send(target: ProcessIdentity, signal: NodeJS.Signals): void {
  try {
    if (lives(target)) process.kill(target.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
