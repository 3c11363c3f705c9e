import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Obstacle } from '../obstacle.ts';
import { holderOf } from './port-holder.ts';

/** The fixed ports of `npm start`, from deploy/ports.json. */
export type Ports = Readonly<Record<PortName, number>>;
export type PortName =
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
  if (await isFree(port)) return;
  const holder = holderOf(port);
  throw new Obstacle(
    `Port ${port}, meant for ${what}, is taken${holder ? ` by process ${holder.pid} (${holder.command})` : ''}.`,
    'Stop that process, or choose another port in deploy/ports.json.',
  );
}

export async function isFree(port: number): Promise<boolean> {
  try {
    const server = await listen(port);
    await new Promise((resolve) => server.close(resolve));
    return true;
  } catch {
    return false;
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
