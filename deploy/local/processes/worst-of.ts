import { spawnSync } from 'node:child_process';

/** Runs Node on each in its turn, whatever came of those before it. @returns the worst exit code */
export function worstOf(runs: readonly (readonly string[])[]): number {
  return Math.max(...runs.map((words) => spawnSync(process.execPath, words, { stdio: 'inherit' }).status ?? 1));
}
