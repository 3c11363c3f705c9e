import { copyFileSync, openSync, renameSync, rmSync, statSync, truncateSync } from 'node:fs';

/** A log of a size that an editor still opens, and three older ones: a program keeps at most 32 MiB. */
const largest = 8 * 1024 * 1024;
const kept = 3;
/** In milliseconds. */
const lookEvery = 5_000;

/** Logs that this process has begun: a program that is started again after a crash goes on in the same one. */
const begun = new Set<string>();

/** Opens a log to be appended to; what an earlier run has written is put aside as `.1`, what was there as `.2`, and so on. */
export function openLog(file: string): number {
  if (!begun.has(file) && sizeOf(file) > 0) {
    makeRoom(file);
    renameSync(file, `${file}.1`);
  }
  begun.add(file);
  return openSync(file, 'a', 0o600);
}

/**
 * Keeps the log of a running program within bounds. The program holds the file open and knows nothing of this, so that
 * the file is copied and emptied in place; a line written between the two is lost. @returns ends that
 */
export function boundLog(file: string, { bytes = largest, every = lookEvery } = {}): () => void {
  const timer = setInterval(() => {
    if (sizeOf(file) <= bytes) return;
    makeRoom(file);
    copyFileSync(file, `${file}.1`);
    truncateSync(file);
  }, every).unref();
  return () => {
    clearInterval(timer);
  };
}

/** The oldest goes, the others move up by one. */
function makeRoom(file: string): void {
  rmSync(`${file}.${kept}`, { force: true });
  for (let number = kept - 1; number >= 1; number -= 1) {
    if (sizeOf(`${file}.${number}`) > 0) renameSync(`${file}.${number}`, `${file}.${number + 1}`);
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
