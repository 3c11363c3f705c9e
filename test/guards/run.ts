import { spawn } from 'node:child_process';
import { join } from 'node:path';

export interface Outcome {
  readonly passed: boolean;
  readonly output: string;
}

const patienceMs = 120_000;

/** Runs a command in a copy of the project, whose own tools come first. What hangs is ended, with all that it started. */
export function run(copy: string, command: string, args: readonly string[]): Promise<Outcome> {
  const PATH = `${join(copy, 'node_modules/.bin')}:${process.env.PATH ?? ''}`;
  // Git must take the copy for no part of a repository around it: it would leave out what it does not know.
  const env = { ...process.env, PATH, GIT_CEILING_DIRECTORIES: join(copy, '..') };
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: copy, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    const { pid } = child;
    const impatient = setTimeout(() => pid && process.kill(-pid, 'SIGKILL'), patienceMs);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(impatient);
      resolve({ passed: code === 0, output });
    });
  });
}
