import type { System } from '../../deploy/local/system.ts';
import { connectTo, type Connection } from '../load/generator.ts';

interface Asked {
  readonly service: 'intake' | 'department' | 'oversight';
  readonly path: string;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface Answered {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** In milliseconds, and well below what the services allow: that one was closed while a year was reckoned here is not heard before it is used. */
const longestIdle = 5_000;

interface Idle {
  readonly connection: Connection;
  /** By `performance.now()`. */
  readonly since: number;
}

/** The public doors of the services; whoever asks gets a connection of his own, which the next one uses again if it has not been idle for long. */
export class Doors {
  private readonly free = new Map<string, Idle[]>();
  private readonly system: System;

  constructor(system: System) {
    this.system = system;
  }

  async ask({ service, method = 'POST', ...request }: Asked): Promise<Answered> {
    const free = this.free.get(service) ?? [];
    this.free.set(service, free);
    const connection = reusable(free) ?? (await connectTo(this.system.services[service][0].url));
    const { status, body } = await connection.ask({ method, ...request });
    free.push({ connection, since: performance.now() });
    const text = Buffer.from(body, 'latin1').toString();
    return { status, body: text === '' ? {} : (JSON.parse(text) as Answered['body']) };
  }

  close(): void {
    for (const { connection } of [...this.free.values()].flat()) connection.close();
  }
}

/** What was used last; all that lay idle for too long is closed. */
function reusable(free: Idle[]): Connection | undefined {
  for (let idle = free.pop(); idle; idle = free.pop()) {
    if (idle.connection.isOpen() && performance.now() - idle.since < longestIdle) return idle.connection;
    idle.connection.close();
  }
  return undefined;
}
