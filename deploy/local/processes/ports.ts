import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Obstacle } from '../obstacle.ts';

/** The fixed ports of `npm start`, from deploy/ports.json. */
export type Ports = Readonly<Record<PortName, number>>;
type PortName =
  | 'intake'
  | 'routing'
  | 'department'
  | 'notification'
  | 'oversight'
  | 'identity'
  | 'mailboxSmtp'
  | 'mailboxHttp'
  | 'postgres'
  | 'kafka'
  | 'kafkaController';

const portsFile = join(import.meta.dirname, '../../ports.json');

export function fixedPorts(): Ports {
  return JSON.parse(readFileSync(portsFile, 'utf8')) as Ports;
}

/** As many ports on loopback as asked for, free a moment ago and all different. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(Array.from({ length: count }, () => listen(0)));
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

/** Free ports under the names of deploy/ports.json, for tests beside a running system. */
export async function freePortsByName(): Promise<Ports> {
  const names = Object.keys(fixedPorts()) as PortName[];
  const ports = await freePorts(names.length);
  return Object.fromEntries(names.map((name, index) => [name, ports[index]])) as unknown as Ports;
}

/** @throws Obstacle naming the process in the way, where the system tells. */
export async function demandFreePort(port: number, what: string): Promise<void> {
  try {
    const server = await listen(port);
    await new Promise((resolve) => server.close(resolve));
  } catch {
    const holder = holderOf(port);
    throw new Obstacle(
      `Port ${port}, meant for ${what}, is taken${holder ? ` by process ${holder.pid} (${holder.command})` : ''}.`,
      'Stop that process, or choose another port in deploy/ports.json.',
    );
  }
}

function listen(port: number): Promise<ReturnType<typeof createServer>> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject).listen(port, '127.0.0.1', () => {
      resolve(server);
    });
  });
}

/** Linux only: from the listening sockets of proc_net_tcp(5) to the process that has that socket open. */
function holderOf(port: number): { pid: number; command: string } | undefined {
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
  const command = attempt(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()) ?? '?';
  return { pid: Number(pid), command: command.slice(0, 80) };
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
