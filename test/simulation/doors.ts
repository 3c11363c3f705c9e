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

/**
 * The public doors of the services; whoever asks gets a connection of his own, which the next one uses again unless the
 * service has closed it for being idle.
 */
export class Doors {
  private readonly free = new Map<string, Connection[]>();
  private readonly system: System;

  constructor(system: System) {
    this.system = system;
  }

  async ask({ service, method = 'POST', ...request }: Asked): Promise<Answered> {
    const free = this.free.get(service) ?? [];
    this.free.set(service, free);
    let connection = free.pop();
    while (connection && !connection.isOpen()) connection = free.pop();
    connection ??= await connectTo(this.system.services[service][0].url);
    const { status, body } = await connection.ask({ method, ...request });
    free.push(connection);
    const text = Buffer.from(body, 'latin1').toString();
    return { status, body: text === '' ? {} : (JSON.parse(text) as Answered['body']) };
  }

  close(): void {
    for (const connection of [...this.free.values()].flat()) connection.close();
  }
}
