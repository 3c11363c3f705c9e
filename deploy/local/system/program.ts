import { join } from 'node:path';
import { launch, type Launch } from '../processes/child.ts';
import { demandFreePort } from '../processes/ports.ts';
import { untilReady } from '../processes/until-ready.ts';
import { Server } from '../processes/server.ts';

const root = join(import.meta.dirname, '../../..');

/** A Node program of ours that answers over HTTP once it is ready. */
export interface Program {
  readonly name: string;
  /** From the root of the repository. */
  readonly script: string;
  readonly args?: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly ports: readonly number[];
  /** Answers 2xx when it is ready. */
  readonly readyUrl: string;
}

const nodeOptions = [
  '--enable-source-maps',
  '--max-semi-space-size=64',
  // V8 would make in the old space, from a burst on, what lived long in it, and only a pause of all collects it there (ADR 41).
  '--no-allocation-site-pretenuring',
  '--disable-warning=TimeoutNegativeWarning',
];

/** A server that runs the program with log and pid file under `dataDir`. */
export function programServer(program: Program, dataDir: string): Server {
  const { name, script, args = [], env } = program;
  const plan: Launch = {
    name,
    command: process.execPath,
    args: [...nodeOptions, join(root, script), ...args],
    env,
    cwd: root,
    logFile: join(dataDir, 'logs', `${name}.log`),
    pidFile: join(dataDir, 'pids', `${name}.pid`),
    stopWithin: 10_000,
  };
  return new Server({
    ...plan,
    async launch() {
      for (const port of program.ports) await demandFreePort(port, name);
      return launch(plan);
    },
    ready: (child) => untilReady(plan, child, () => demandSuccess(program.readyUrl), 60_000),
  });
}

async function demandSuccess(url: string): Promise<void> {
  const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
}
