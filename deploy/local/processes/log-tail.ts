import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const bytes = 4_096;

/** The last lines of a log, with its name, to show beside a failure. */
export function logTail(file: string, lines = 12): string {
  return [`The end of ${file}:`, ...lastLines(file, lines).map((line) => `  ${line}`)].join('\n');
}

function lastLines(file: string, count: number): string[] {
  try {
    const descriptor = openSync(file, 'r');
    try {
      const buffer = Buffer.alloc(bytes);
      const start = Math.max(0, fstatSync(descriptor).size - bytes);
      const length = readSync(descriptor, buffer, 0, bytes, start);
      return buffer.toString('utf8', 0, length).trimEnd().split('\n').slice(-count);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return ['(it is empty)'];
  }
}
