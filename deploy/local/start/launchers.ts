import { readFileSync } from 'node:fs';
import { identify, type ProcessIdentity } from '../processes/pid-file.mjs';

/**
 * npm hands a SIGTERM to the shell between it and us, which dies of it and tells nobody. So whoever launched us through npm
 * is watched: when one of them is gone, so is the person who wanted us.
 * @param gone called once; never where nothing like npm stands above us, or /proc is not there
 */
export function watchLaunchers(gone: () => void): void {
  const launchers = npmAncestors(process.ppid);
  const timer = setInterval(() => {
    if (launchers.every(({ pid, startedAt }) => identify(pid)?.startedAt === startedAt)) return;
    clearInterval(timer);
    gone();
  }, 500).unref();
}

/** From the given process up to the highest one that calls itself npm. */
function npmAncestors(from: number): ProcessIdentity[] {
  const ancestors: { identity: ProcessIdentity; isNpm: boolean }[] = [];
  for (let pid = from; pid > 1; pid = parentOf(pid)) {
    const identity = identify(pid);
    if (!identity) break;
    ancestors.push({ identity, isNpm: read(pid, 'cmdline').startsWith('npm') });
  }
  const highest = ancestors.findLastIndex(({ isNpm }) => isNpm);
  return ancestors.slice(0, highest + 1).map(({ identity }) => identity);
}

/** proc_pid_stat(5), field 4. */
function parentOf(pid: number): number {
  const stat = read(pid, 'stat');
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? 0);
}

function read(pid: number, file: 'cmdline' | 'stat'): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
