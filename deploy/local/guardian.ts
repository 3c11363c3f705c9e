/** The guardian's own process: see processes/guard.ts. It reads lines: `+ PID SIGNAL`, `- PID`, `+ folder PATH`, `- folder PATH`. */
import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { endProcess } from './processes/end-process.ts';
import { identify, type ProcessIdentity } from './processes/pid-file.mjs';

const processes = new Map<number, { identity: ProcessIdentity; stopSignal: NodeJS.Signals }>();
const folders = new Set<string>();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

for await (const line of createInterface({ input: process.stdin })) {
  const [sign, subject = '', ...rest] = line.split(' ');
  if (subject === 'folder') {
    if (sign === '+') folders.add(rest.join(' '));
    else folders.delete(rest.join(' '));
  } else if (sign === '+') {
    const identity = identify(Number(subject));
    if (identity) processes.set(identity.pid, { identity, stopSignal: rest[0] as NodeJS.Signals });
  } else {
    processes.delete(Number(subject));
  }
}

await Promise.all([...processes.values()].map((one) => endProcess(one.identity, one.stopSignal, 8_000)));
await Promise.all([...folders].map((folder) => rm(folder, { recursive: true, force: true })));
