// @ts-check
/** Plain JavaScript, as all that is needed before anything is installed: it runs on an older Node too. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A process, told apart from a later one that was given the same number.
 * @typedef {{ readonly pid: number, readonly startedAt: string }} ProcessIdentity
 */

/**
 * Identity of a living process; undefined where there is none (a zombie is dead).
 * @param {number} pid
 * @returns {ProcessIdentity | undefined}
 */
export function identify(pid) {
  const startedAt = existsSync('/proc/self/stat') ? startFromProc(pid) : startFromPs(pid);
  return startedAt === undefined ? undefined : { pid, startedAt };
}

/**
 * @param {string} file
 * @param {number} pid
 */
export function writePidFile(file, pid) {
  const identity = identify(pid);
  if (identity) writeFileSync(file, `${identity.pid} ${identity.startedAt}\n`);
}

/**
 * The process that wrote the file, if that very one still lives; a stale file is removed.
 * @param {string} file
 * @returns {ProcessIdentity | undefined}
 */
export function readPidFile(file) {
  if (!existsSync(file)) return undefined;
  const [pid = '', ...startedAt] = readFileSync(file, 'utf8').trim().split(' ');
  const living = /^[1-9]\d*$/.test(pid) ? identify(Number(pid)) : undefined;
  if (living?.startedAt === startedAt.join(' ')) return living;
  rmSync(file, { force: true });
  return undefined;
}

/**
 * The living ones of a folder that holds a pid file for each program.
 * @param {string} folder
 * @returns {{ readonly file: string, readonly identity: ProcessIdentity }[]}
 */
export function livingIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.pid'))
    .flatMap((name) => {
      const file = join(folder, name);
      const identity = readPidFile(file);
      return identity ? [{ file, identity }] : [];
    });
}

/**
 * Linux: clock ticks after boot, field 22 of proc_pid_stat(5), counted behind the command's closing bracket.
 * @param {number} pid
 */
function startFromProc(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

/** @param {number} pid */
function startFromPs(pid) {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}
