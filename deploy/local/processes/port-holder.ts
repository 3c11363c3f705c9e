import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** A process that listens on a port. */
export interface PortHolder {
  readonly pid: number;
  readonly command: string;
}

/**
 * Who listens on the port: from the listening sockets of proc_net_tcp(5) to the process that has that socket open.
 * @returns undefined where nobody does, where he is another user's, and anywhere but on Linux
 */
export function holderOf(port: number): PortHolder | undefined {
  const hexPort = port.toString(16).toUpperCase().padStart(4, '0');
  const sockets = ['/proc/net/tcp', '/proc/net/tcp6']
    .flatMap((table) => attempt(() => readFileSync(table, 'utf8').split('\n')) ?? [])
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local, , state]) => local?.endsWith(`:${hexPort}`) && state === '0A')
    .map((fields) => `socket:[${fields[9]}]`);
  const pids = attempt(() => readdirSync('/proc').filter((name) => /^\d+$/.test(name))) ?? [];
  const pid = pids.find((candidate) =>
    attempt(() => readdirSync(`/proc/${candidate}/fd`))?.some((fd) =>
      sockets.includes(attempt(() => readlinkSync(`/proc/${candidate}/fd/${fd}`)) ?? ''),
    ),
  );
  if (pid === undefined) return undefined;
  const command =
    attempt(() =>
      readFileSync(`/proc/${pid}/cmdline`, 'utf8')
        .replace(/[\0\s]+/g, ' ')
        .trim(),
    ) ?? '?';
  return { pid: Number(pid), command: command.slice(0, 80) };
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
