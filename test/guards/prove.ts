/**
 * Proves that each safety is watched: applies a patch that switches one off to a copy of the project and demands that the
 * test named in the patch turns red. A patch that no longer applies, or a test that stays green, fails the command.
 *
 *   npm run prove:guards                 those that have changed since they were seen red, and those that never were
 *   npm run prove:guards -- --all        every one
 *   npm run prove:guards -- NAME …       a name, or how names begin: `messaging-`
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { resolveInfrastructure, stopInfrastructure } from '../../libs/testing/src/servers/resolve.ts';
import { scratchFolder } from '../../libs/testing/src/servers/scratch-folder.ts';
import { parseGuard, type Guard } from './guard.ts';
import { readProved, stateOf, writeProved } from './proved.ts';
import { run } from './run.ts';
import { verdictOf } from './verdict.ts';

const root = join(import.meta.dirname, '../..');
const shared = ['node_modules', 'dist', '.cache'];
const left = new Set([...shared, '.git', '.data']);
/** Guards are proved side by side, each in a copy of its own. What is to turn red often waits, some until its time is over. */
const copies = availableParallelism() + 2;

/** The project as it lies here, to be patched in `copy`; what is installed and built is shared. */
function copyProject(copy: string): void {
  for (const entry of readdirSync(root)) {
    if (!left.has(entry)) cpSync(join(root, entry), join(copy, entry), { recursive: true });
  }
  for (const entry of shared) {
    mkdirSync(join(root, entry), { recursive: true });
    symlinkSync(join(root, entry), join(copy, entry));
  }
}

/** What is wrong with a guard, or undefined when its test turned red as it should. */
async function prove(copy: string, guard: Guard): Promise<string | undefined> {
  const applied = await run(copy, 'git', ['apply', '--whitespace=nowarn', guard.file]);
  if (!applied.passed) return `the patch does not apply any more: ${applied.output.trim()}`;
  try {
    return await verdictOf(guard, copy);
  } finally {
    await run(copy, 'git', ['apply', '--whitespace=nowarn', '--reverse', guard.file]);
  }
}

function guards(names: readonly string[]): Guard[] {
  return readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.patch'))
    .filter((file) => names.length === 0 || names.some((name) => `${name}.patch` === file || isStart(name, file)))
    .map((file) => join(import.meta.dirname, file))
    .map((file) => parseGuard(file, readFileSync(file, 'utf8')));
}

function isStart(name: string, file: string): boolean {
  return name.endsWith('-') && file.startsWith(name);
}

/** @returns how many of them are not proved. */
async function proveInOneCopy(waiting: Guard[]): Promise<number> {
  const { path: copy, remove } = await scratchFolder();
  copyProject(copy);
  let failed = 0;
  for (let guard = waiting.shift(); guard; guard = waiting.shift()) {
    const started = Date.now();
    const fault = await prove(copy, guard);
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    if (!fault) seenRed[guard.name] = stateOf(guard, root);
    console.log(fault ? `✗ ${guard.name}: ${fault}` : `✓ ${guard.name}: red without it (${seconds} s)`);
    if (fault) failed += 1;
  }
  await remove();
  return failed;
}

const names = process.argv.slice(2).filter((name) => name !== '--all');
const isEvery = names.length > 0 || process.argv.includes('--all');
const known = readProved();
const seenRed: Record<string, string> = {};
const chosen = guards(names);
if (chosen.length === 0) throw new Error('There is no guard of this name in test/guards');
const waiting = isEvery ? chosen : chosen.filter((guard) => known[guard.name] !== stateOf(guard, root));
console.log(`${waiting.length} of ${chosen.length} guards are to be proved`);
const failed = waiting.length === 0 ? [] : await proveAll();
const there = new Set(guards([]).map(({ name }) => name));
writeProved(Object.fromEntries(Object.entries({ ...known, ...seenRed }).filter(([name]) => there.has(name))));
process.exitCode = failed.some((guards) => guards > 0) ? 1 : 0;

async function proveAll(): Promise<number[]> {
  const { databaseUrl, kafkaBrokers } = await resolveInfrastructure();
  Object.assign(process.env, { DATABASE_URL: databaseUrl, KAFKA_BROKERS: kafkaBrokers });
  try {
    return await Promise.all(Array.from({ length: copies }, () => proveInOneCopy(waiting)));
  } finally {
    await stopInfrastructure();
  }
}
