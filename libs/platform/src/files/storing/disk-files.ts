import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { FileStore } from './file-store.ts';

/** Files on a local disk, or on one that several instances have mounted. */
export class DiskFiles extends FileStore {
  constructor(private readonly directory: string) {
    super();
  }

  /** A file has its name only when all of it is on the disk. */
  override async keep(id: string, content: AsyncIterable<Uint8Array>): Promise<void> {
    const place = this.placeOf(id);
    await ensureFolder(dirname(place));
    try {
      await write(draftOf(place), content);
    } catch (error) {
      await rm(draftOf(place), { force: true });
      throw error;
    }
    await rename(draftOf(place), place);
    await sync(dirname(place));
  }

  override async open(id: string): Promise<Readable> {
    const file = await open(this.placeOf(id));
    return file.createReadStream();
  }

  override async remove(id: string): Promise<void> {
    const place = this.placeOf(id);
    for (const path of [place, draftOf(place)]) await rm(path, { force: true });
  }

  /** A UUIDv7 ends in chance, so 256 folders fill evenly. */
  private placeOf(id: string): string {
    return join(this.directory, id.slice(-2), id);
  }
}

function draftOf(place: string): string {
  return `${place}.part`;
}

async function write(path: string, content: AsyncIterable<Uint8Array>): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function ensureFolder(path: string): Promise<void> {
  const created = await mkdir(path, { recursive: true, mode: 0o700 });
  if (created !== undefined) await sync(dirname(created));
}

/** A new name is safe once its folder is. */
async function sync(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
