import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '#testing';
import { runningPrograms } from './cache-folder.mjs';
import { launch, type Launch } from './child.ts';
import { endLeftovers } from './leftovers.ts';
import { identify, readPidFile, writePidFile } from './pid-file.mjs';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'xinqiao-child-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function plan(name: string, script: string, more: Partial<Launch> = {}): Launch {
  const logFile = join(folder, `${name}.log`);
  const pidFile = join(folder, 'pids', `${name}.pid`);
  return { name, command: process.execPath, args: ['-e', script], logFile, pidFile, ...more };
}

const stubborn =
  "process.on('SIGTERM', () => console.log('no')); setInterval(() => undefined, 1000); console.log('up')";
const isUp = (name: string) => eventually(() => readFileSync(join(folder, `${name}.log`), 'utf8').includes('up'));

it('keeps what a program prints, and forgets its pid file when it has ended', async () => {
  const child = await launch(plan('brief', "console.log('hello'); process.exitCode = 3"));
  await expect(child.exited).resolves.toEqual({ code: 3, signal: null });
  expect(readFileSync(join(folder, 'brief.log'), 'utf8')).toBe('hello\n');
  await eventually(() => !existsSync(join(folder, 'pids/brief.pid')));
});

it('is noted as standing on what is installed here, for as long as it runs', async () => {
  const child = await launch(plan('noted', stubborn));
  const note = join(runningPrograms, `noted-${child.pid}.pid`);
  const [noted, running] = [readPidFile(note), identify(child.pid)];
  await child.kill('SIGKILL');
  expect(noted).toEqual(running);
  expect(running).toBeDefined();
  await eventually(() => !existsSync(note));
});

it('closes what a program prints and writes to other users of the machine', async () => {
  const note = join(folder, 'note');
  const child = await launch(plan('private', `fs.writeFileSync(${JSON.stringify(note)}, ''); console.log('hello')`));
  await child.exited;
  const modes = [join(folder, 'private.log'), note, folder, join(folder, 'pids')].map((path) => statSync(path).mode);
  expect(modes.map((mode) => mode & 0o777)).toEqual([0o600, 0o600, 0o700, 0o700]);
});

it('kills a program that does not end in the time it has', async () => {
  const child = await launch(plan('stubborn', stubborn, { stopWithin: 200 }));
  await isUp('stubborn');
  await child.stop();
  await expect(child.exited).resolves.toEqual({ code: null, signal: 'SIGKILL' });
});

it('ends what an earlier run has left, and spares a stranger who was given its number', async () => {
  const child = await launch(plan('left', `${stubborn}; process.on('SIGINT', () => process.exit())`));
  await isUp('left');
  writeFileSync(join(folder, 'pids/stranger.pid'), `${process.pid} 1\n`);
  await expect(endLeftovers(join(folder, 'pids'))).resolves.toEqual(['left']);
  await eventually(() => !child.isRunning());
  expect(existsSync(join(folder, 'pids/stranger.pid'))).toBe(false);
});

it('takes a pid file for stale when the process with that number started at another time', () => {
  const file = join(folder, 'own.pid');
  writePidFile(file, process.pid);
  expect(readPidFile(file)).toEqual(identify(process.pid));
  writeFileSync(file, `${process.pid} yesterday\n`);
  expect(readPidFile(file)).toBeUndefined();
});

it('leaves nothing running when the process that started it is killed', async () => {
  const { name, command, args, ...rest } = plan('orphan', stubborn);
  const script = `import { launch } from '${join(import.meta.dirname, 'child.ts')}';
    await launch(${JSON.stringify({ name, command, args, ...rest })});`;
  const starter = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' });
  await isUp('orphan');
  const orphan = readPidFile(rest.pidFile);
  expect(orphan).toBeDefined();
  starter.kill('SIGKILL');
  await eventually(() => !identify(orphan?.pid ?? 0), { deadline: 15_000 });
});
