import type { Readable } from 'node:stream';
import { filesUnavailable } from './files-unavailable.ts';
import type { FileStore } from './storing/file-store.ts';

/** The bytes of a file that is known to be there. @throws Failure `files-unavailable` */
export async function openFile(files: FileStore, id: string): Promise<Readable> {
  try {
    return await files.open(id);
  } catch (error) {
    throw filesUnavailable(error);
  }
}
