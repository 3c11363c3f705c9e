import type { Readable } from 'node:stream';

/** Where the bytes of files lie. What they are called, whose they are and whether anybody may have them, the database says. */
export abstract class FileStore {
  /**
   * Keeps what comes under a name of ours; once this resolves, it outlives a loss of power.
   * @param id a UUID that was never used before
   * @throws what `content` throws, and then nothing is kept
   */
  abstract keep(id: string, content: AsyncIterable<Uint8Array>): Promise<void>;

  /** What is kept under this name. @throws where there is nothing, before the first byte */
  abstract open(id: string): Promise<Readable>;

  /** Lets go of it, also of what a killed process had not finished; does nothing where there is nothing. */
  abstract remove(id: string): Promise<void>;
}
