/**
 * Proves that each safety is watched: applies a patch that switches one off to a copy of the project and demands that the
 * test named in the patch turns red. A patch that no longer applies, or a test that stays green, fails the command.
 *
 *   npm run prove:guards [-- NAME …]
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { resolveInfrastructure, stopInfrastructure } from '../../libs/testing/src/servers/resolve.ts';
import { parseGuard, type Guard } from './guard.ts';
import { verdictOf } from './verdict.ts';

const root = join(import.meta.dirname, '../..');
const shared = ['node_modules', 'dist'];
const left = new Set([...shared, '.git', '.data']);

function copyOfTheProject(): string {
  const copy = mkdtempSync(join(tmpdir(), 'xinqiao-guards-'));
  for (const entry of readdirSync(root)) {
    if (!left.has(entry)) cpSync(join(root, entry), join(copy, entry), { recursive: true });
  }
  for (const entry of shared) symlinkSync(join(root, entry), join(copy, entry));
  return copy;
}

function patch(copy: string, guard: Guard, ...options: string[]): string | undefined {
  const run = spawnSync('git', ['apply', '--whitespace=nowarn', ...options, guard.file], {
    cwd: copy,
    encoding: 'utf8',
  });
  return run.status === 0 ? undefined : run.stderr.trim();
}

/** What is wrong with a guard, or undefined when its test turned red as it should. */
function prove(copy: string, guard: Guard): string | undefined {
  const refused = patch(copy, guard);
  if (refused) return `the patch does not apply any more: ${refused}`;
  try {
    return verdictOf(guard, copy);
  } finally {
    patch(copy, guard, '--reverse');
  }
}

function guards(names: string[]): Guard[] {
  return readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.patch'))
    .filter((file) => names.length === 0 || names.includes(basename(file, '.patch')))
    .map((file) => join(import.meta.dirname, file))
    .map((file) => parseGuard(file, readFileSync(file, 'utf8')));
}

const { databaseUrl, kafkaBrokers } = await resolveInfrastructure();
Object.assign(process.env, { DATABASE_URL: databaseUrl, KAFKA_BROKERS: kafkaBrokers });
const copy = copyOfTheProject();
let failed = 0;
for (const guard of guards(process.argv.slice(2))) {
  const started = Date.now();
  const fault = prove(copy, guard);
  if (fault) failed += 1;
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(fault ? `✗ ${guard.name}: ${fault}` : `✓ ${guard.name}: red without it (${seconds} s)`);
}
rmSync(copy, { recursive: true, force: true });
await stopInfrastructure();
process.exitCode = failed > 0 ? 1 : 0;
