import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { readPidFile, writePidFile, type ProcessIdentity } from './pid-file.ts';

/** Either ours, with a way to give it back, or held by a living process. */
export type Claim = { readonly release: () => void } | { readonly holder: ProcessIdentity };

/** Claims a file for this process; a claim dies with its process, so that no kill can leave it locked. */
export function claim(file: string): Claim {
  mkdirSync(dirname(file), { recursive: true });
  for (;;) {
    try {
      writePidFile(file, process.pid, { flag: 'wx' });
      return {
        release: () => {
          rmSync(file, { force: true });
        },
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = readPidFile(file);
    if (holder) return { holder };
  }
}
