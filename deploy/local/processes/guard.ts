/**
 * Nothing outlives the process that started it, however that one dies: a small process reads from a pipe which we hold
 * open, and when the pipe breaks (even by SIGKILL) it ends everything that is still on its list.
 */
import { spawn } from 'node:child_process';
import { Socket } from 'node:net';
import { join } from 'node:path';
import type { Writable } from 'node:stream';

let guardian: Writable | undefined;

/** Puts a process under guard. @returns takes it off again, once it has ended */
export function guard(pid: number, stopSignal: NodeJS.Signals): () => void {
  const list = pipeToGuardian();
  list.write(`+ ${pid} ${stopSignal}\n`);
  return () => list.write(`- ${pid}\n`);
}

/** Has the guardian remove this folder, too, if we die. @returns takes it off again */
export function guardFolder(folder: string): () => void {
  const list = pipeToGuardian();
  list.write(`+ folder ${folder}\n`);
  return () => list.write(`- folder ${folder}\n`);
}

function pipeToGuardian(): Writable {
  guardian ??= startGuardian();
  return guardian;
}

/** It keeps neither our event loop alive nor our terminal: it lives in a process group of its own. */
function startGuardian(): Writable {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../guardian.ts')], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.unref();
  child.stdin.on('error', () => undefined);
  if (child.stdin instanceof Socket) child.stdin.unref();
  return child.stdin;
}
