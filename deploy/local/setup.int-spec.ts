import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '#testing';
import { claim } from './processes/exclusive.mjs';
import { writePidFile } from './processes/pid-file.mjs';

/** A clone with no packages to install, so that npm asks no registry. */
let clone: string;
/** The folders as they lie in the clone. */
let places: typeof import('./processes/cache-folder.mjs');

beforeEach(async () => {
  clone = mkdtempSync(join(tmpdir(), 'xinqiao-setup-'));
  cpSync(import.meta.dirname, join(clone, 'deploy/local'), {
    recursive: true,
    filter: (path) => !/\.\w+$/.test(path) || path.endsWith('.mjs'),
  });
  const nothing = { name: 'clone', version: '1.0.0' };
  writeFileSync(join(clone, 'package.json'), JSON.stringify(nothing));
  const lock = { ...nothing, lockfileVersion: 3, requires: true, packages: { '': nothing } };
  writeFileSync(join(clone, 'package-lock.json'), JSON.stringify(lock));
  mkdirSync(join(clone, 'node_modules/in-use'), { recursive: true });
  places = (await import(join(clone, 'deploy/local/processes/cache-folder.mjs'))) as typeof places;
});

afterEach(() => {
  rmSync(clone, { recursive: true });
});

/** What npm tells its scripts would have it take the project itself for the clone. */
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_')));

function setup() {
  const child = spawn(process.execPath, [join(clone, 'deploy/local/setup.mjs')], { stdio: 'pipe', env });
  const run = { printed: '', ended: new Promise<number | null>((resolve) => child.once('close', resolve)) };
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (run.printed += String(chunk)));
  return run;
}

it('clears node_modules, and keeps what was fetched', async () => {
  mkdirSync(places.cacheFolder, { recursive: true });
  writeFileSync(join(places.cacheFolder, 'kafka.jar'), '');
  const run = setup();
  expect([await run.ended, run.printed]).toEqual([0, expect.stringContaining('✓ Installing packages')]);
  expect(existsSync(join(clone, 'node_modules/in-use'))).toBe(false);
  expect(existsSync(join(places.cacheFolder, 'kafka.jar'))).toBe(true);
});

it('waits while another one installs or builds', async () => {
  const claimed = claim(places.installingOrBuilding);
  const run = setup();
  await eventually(() => run.printed.includes(`Waiting for process ${process.pid}`));
  expect(existsSync(join(clone, 'node_modules/in-use'))).toBe(true);
  if ('release' in claimed) claimed.release();
  expect(await run.ended).toBe(0);
});

it('installs once where two begin at the same time', async () => {
  const runs = [setup(), setup()];
  expect(await Promise.all(runs.map(({ ended }) => ended))).toEqual([0, 0]);
  expect(runs.filter(({ printed }) => printed.includes('✓ Installing packages'))).toHaveLength(1);
});

it('installs nothing under a program that runs, and says what to stop', async () => {
  mkdirSync(places.runningPrograms, { recursive: true });
  writePidFile(join(places.runningPrograms, 'postgres-1.pid'), process.pid);
  const run = setup();
  expect([await run.ended, run.printed]).toEqual([1, expect.stringMatching(/postgres-1\.\nStop what was started/)]);
  expect(existsSync(join(clone, 'node_modules/in-use'))).toBe(true);
});
