import { createHash } from 'node:crypto';
import { Failure } from '#domain';
import { Injectable } from '@nestjs/common';
import { fileTypeFromTokenizer } from 'file-type';
import { fromStream } from 'strtok3';
import { isAsStated } from './accepted-types.ts';
import { filesUnavailable } from './files-unavailable.ts';
import { openFile } from './open-file.ts';
import { FileStore } from './storing/file-store.ts';

/** Bytes of a file that are in memory at once while its type is looked for. */
const mostHeld = 1024 * 1024;

/** What a file turned out to be. */
export interface Measured {
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

/** Puts a file into the store as it comes, and looks at what has been stored, never at what was said of it. */
@Injectable()
export class ReceiveFile {
  constructor(private readonly files: FileStore) {}

  /**
   * @param stated the media type that its sender states
   * @throws Failure `empty-file`, `unexpected-content`, `files-unavailable`; what `content` throws
   */
  async receive(id: string, content: AsyncIterable<Uint8Array>, stated: string): Promise<Measured> {
    const hash = createHash('sha256');
    let bytes = 0;
    const passing = new Passing(content, (chunk) => {
      hash.update(chunk);
      bytes += chunk.length;
    });
    try {
      await this.files.keep(id, passing);
    } catch (error) {
      throw passing.hasFailed ? error : filesUnavailable(error);
    }
    if (bytes === 0) throw emptyFile();
    if (!isAsStated(stated, await this.typeOf(id))) throw unexpectedContent();
    return { bytes, sha256: hash.digest('hex') };
  }

  /** Reads no more of the file than it takes to tell. */
  private async typeOf(id: string): Promise<string | undefined> {
    const stored = await openFile(this.files, id);
    try {
      const type = await fileTypeFromTokenizer(await fromStream(stored, { maxBufferSize: mostHeld }));
      return type?.mime;
    } catch (error) {
      if (stored.errored) throw filesUnavailable(error);
      // Bytes that begin like something and go on like nothing.
      return undefined;
    } finally {
      stored.destroy();
    }
  }
}

/** A file on its way, looked at as it passes; it knows whether it was the sender that failed, or the store. */
class Passing implements AsyncIterable<Uint8Array> {
  hasFailed = false;

  constructor(
    private readonly content: AsyncIterable<Uint8Array>,
    private readonly look: (chunk: Uint8Array) => void,
  ) {}

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      for await (const chunk of this.content) {
        this.look(chunk);
        yield chunk;
      }
    } catch (error) {
      this.hasFailed = true;
      throw error;
    }
  }
}

function emptyFile(): Failure {
  const fault = { field: 'body', rule: 'not-empty', message: 'The body must hold the bytes of a file.' };
  return new Failure('invalid', 'empty-file', 'The file is empty.', { fields: [fault] });
}

function unexpectedContent(): Failure {
  const message = 'The bytes of the file are not what Content-Type says.';
  const fault = { field: 'Content-Type', rule: 'equals-content', message };
  return new Failure('unsupported', 'unexpected-content', message, { fields: [fault] });
}
