import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { boundLog, openLog } from './bounded-log.ts';
import { runningPrograms } from './cache-folder.mjs';
import { guard } from './guard.ts';
import { writePidFile } from './pid-file.mjs';
import { privateFolder } from './private-folder.ts';

/** How to run one program of the system. */
export interface Launch {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Run as this user instead of the caller's (only root may). */
  readonly user?: { readonly uid: number; readonly gid: number };
  readonly logFile: string;
  readonly pidFile: string;
  /** What asks it to end in order; SIGTERM unless told. */
  readonly stopSignal?: NodeJS.Signals;
  /** How long it may take to end in order before it is killed, in milliseconds. */
  readonly stopWithin?: number;
}

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A program that was started and can be ended. */
export interface Child {
  readonly pid: number;
  readonly exited: Promise<Exit>;
  isRunning(): boolean;
  /** Sends a signal and waits until the process is gone. */
  kill(signal: NodeJS.Signals): Promise<void>;
  /** Asks it to end, kills it when it does not; safe to call twice. */
  stop(): Promise<void>;
}

/**
 * Starts a program in a process group of its own, so that Ctrl-C reaches it only through us and in order.
 * Its output goes to the log file, which is kept within bounds; what it writes is closed to other users.
 */
export async function launch(plan: Launch): Promise<Child> {
  const child = spawnWithLog(plan);
  const exited = new Promise<Exit>((resolve) => {
    child.once('exit', (code, signal) => {
      resolve({ code, signal });
    });
  });
  await once(child, 'spawn');
  const pid = Number(child.pid);
  const noted = join(privateFolder(runningPrograms), `${basename(plan.pidFile, '.pid')}-${pid}.pid`);
  for (const file of [plan.pidFile, noted]) writePidFile(file, pid);
  const release = guard(pid, plan.stopSignal ?? 'SIGTERM');
  const endBounding = boundLog(plan.logFile);
  void exited.then(() => {
    release();
    endBounding();
    for (const file of [plan.pidFile, noted]) rmSync(file, { force: true });
  });
  return asChild(plan, child, pid, exited);
}

function asChild(plan: Launch, child: ChildProcess, pid: number, exited: Promise<Exit>): Child {
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  return {
    pid,
    exited,
    isRunning,
    async kill(signal) {
      child.kill(signal);
      await exited;
    },
    async stop() {
      if (!isRunning()) return;
      child.kill(plan.stopSignal ?? 'SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), plan.stopWithin ?? 10_000);
      await exited;
      clearTimeout(timer);
    },
  };
}

function spawnWithLog(plan: Launch): ChildProcess {
  privateFolder(dirname(plan.logFile));
  privateFolder(dirname(plan.pidFile));
  const log = openLog(plan.logFile);
  // A child has the file mode mask that we have at this moment.
  const ownMask = process.umask(0o077);
  try {
    return spawn(plan.command, plan.args, {
      ...plan.user,
      env: plan.env ?? process.env,
      cwd: plan.cwd,
      detached: true,
      stdio: ['ignore', log, log],
    });
  } finally {
    process.umask(ownMask);
    closeSync(log);
  }
}
