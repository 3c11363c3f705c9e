import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { guardFolder } from '../../../../deploy/local/processes/guard.ts';

/** A folder for the data of one test run; it goes when this process goes, however it goes. */
export interface ScratchFolder {
  readonly path: string;
  readonly remove: () => Promise<void>;
}

export async function scratchFolder(): Promise<ScratchFolder> {
  const path = await mkdtemp(join(tmpdir(), 'xinqiao-test-'));
  const unguard = guardFolder(path);
  return {
    path,
    remove: async () => {
      const postgres = join(path, 'postgres');
      // It is a link where PostgreSQL's user cannot enter the temporary folder.
      for (const folder of [await realpath(postgres).catch(() => postgres), path]) {
        await rm(folder, { recursive: true, force: true });
      }
      unguard();
    },
  };
}
