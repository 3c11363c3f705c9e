import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

/** A process, told apart from a later one that was given the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly startedAt: string;
}

/** Identity of a living process; undefined where there is none (a zombie is dead). */
export function identify(pid: number): ProcessIdentity | undefined {
  const startedAt = existsSync('/proc/self/stat') ? startFromProc(pid) : startFromPs(pid);
  return startedAt === undefined ? undefined : { pid, startedAt };
}

/** @param flag `wx` fails with EEXIST where the file is there already */
export function writePidFile(file: string, pid: number, { flag }: { readonly flag?: 'wx' } = {}): void {
  const identity = identify(pid);
  if (identity) writeFileSync(file, `${identity.pid} ${identity.startedAt}\n`, { flag });
}

/** The process that wrote the file, if that very one still lives; a stale file is removed. */
export function readPidFile(file: string): ProcessIdentity | undefined {
  if (!existsSync(file)) return undefined;
  const [pid = '', ...startedAt] = readFileSync(file, 'utf8').trim().split(' ');
  const living = /^[1-9]\d*$/.test(pid) ? identify(Number(pid)) : undefined;
  if (living?.startedAt === startedAt.join(' ')) return living;
  rmSync(file, { force: true });
  return undefined;
}

/** Linux: clock ticks after boot, field 22 of proc_pid_stat(5), counted behind the command's closing bracket. */
function startFromProc(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

function startFromPs(pid: number): string | undefined {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}
