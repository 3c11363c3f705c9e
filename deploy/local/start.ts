/** `npm start`: brings up everything on this machine, says where to look, and puts it away on Ctrl-C. */
import { join } from 'node:path';
import { build, isBuilt } from './build.ts';
import { Obstacle } from './obstacle.ts';
import { fixedPorts } from './processes/ports.ts';
import { aborted, askedToStop } from './start/asked-to-stop.ts';
import { demandEveryPort } from './start/demand-every-port.ts';
import { givenInfrastructure } from './start/given-infrastructure.ts';
import { onlyOne } from './start/only-one.ts';
import { progressTo } from './start/progress.ts';
import { whereToLook } from './start/where-to-look.ts';
import { startSystem } from './system.ts';

/** Longer than any program may take to end; after that the guardian has the rest. Milliseconds. */
const patience = 30_000;

const root = join(import.meta.dirname, '../..');
const dataDir = process.env.XINQIAO_DATA_DIR ?? join(root, '.data');
const { say, step } = progressTo((text) => process.stdout.write(text));
const stop = askedToStop();

stop.addEventListener('abort', () => {
  say('Stopping …');
  setTimeout(() => process.exit(1), patience).unref();
});
process.stdout.on('error', () => undefined);

try {
  await runUntilStopped();
} catch (error) {
  if (!stop.aborted) explain(error);
}
if (stop.aborted) say('Stopped; the data are kept.');
process.exit();

async function runUntilStopped(): Promise<void> {
  const release = await onlyOne(dataDir, say);
  try {
    const ports = fixedPorts();
    await demandEveryPort(ports, process.env);
    if (!isBuilt()) await step('Building', build);
    const infrastructure = await givenInfrastructure(process.env, { ports, step, signal: stop });
    try {
      const system = await startSystem({ dataDir, ports, infrastructure, step, reportRestart: say, signal: stop });
      say(whereToLook(system, dataDir));
      await aborted(stop);
      await system.stop();
    } finally {
      await infrastructure.putAway();
    }
  } finally {
    release();
  }
}

function explain(error: unknown): void {
  process.exitCode = 1;
  if (error instanceof Obstacle) say(`\n✗ ${error.message}\n${error.remedy}`);
  else say(`\n✗ ${error instanceof Error ? error.stack : String(error)}`);
}
