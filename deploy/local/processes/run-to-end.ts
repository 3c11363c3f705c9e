import { spawn, type SpawnOptions } from 'node:child_process';
import { guard } from './guard.ts';

/** What a tool printed and how it ended; `status` is undefined when it could not be run at all. */
export interface Outcome {
  readonly status: number | null | undefined;
  readonly output: string;
}

/** Runs a tool to its end and keeps what it prints on both streams. Never rejects. */
export function runToEnd(command: string, args: readonly string[], options: SpawnOptions = {}): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const release = child.pid === undefined ? () => undefined : guard(child.pid, 'SIGTERM');
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', (error) => {
      resolve({ status: undefined, output: error.message });
    });
    child.once('close', (status) => {
      release();
      resolve({ status, output });
    });
  });
}
