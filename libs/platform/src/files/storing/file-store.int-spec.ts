import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { BucketServer } from '#testing';
import { ListMultipartUploadsCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { v7 as uuidv7 } from 'uuid';
import { BucketFiles } from './bucket-files.ts';
import { DiskFiles } from './disk-files.ts';
import type { FileStore } from './file-store.ts';

const mebibyte = 1024 * 1024;
const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };

interface UnderTest {
  readonly store: FileStore;
  /** All that lies there, whole or not. */
  held(): Promise<string[]>;
  stop(): Promise<void>;
}

async function onDisk(): Promise<UnderTest> {
  const directory = await mkdtemp(join(tmpdir(), 'xinqiao-files-'));
  return {
    store: new DiskFiles(join(directory, 'not/there/yet')),
    held: async () => {
      const entries = await readdir(directory, { recursive: true, withFileTypes: true });
      return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
    },
    stop: () => rm(directory, { recursive: true }),
  };
}

async function inBucket(): Promise<UnderTest> {
  const server = await BucketServer.start();
  const { bucket } = BucketServer;
  const address = { endpoint: server.endpoint, region: 'us-east-1', credentials };
  const client = new S3Client({ ...address, forcePathStyle: true });
  const store = new BucketFiles({ ...address, bucket, inPath: true });
  return {
    store,
    held: async () => {
      const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: bucket }));
      const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket: bucket }));
      return [...Contents, ...Uploads].map(({ Key }) => String(Key));
    },
    stop: async () => {
      client.destroy();
      store.onApplicationShutdown();
      await server.stop();
    },
  };
}

/** Comes in pieces, as from a socket. */
async function* pieces(count: number, size: number): AsyncGenerator<Buffer> {
  for (let number = 0; number < count; number += 1) yield await Promise.resolve(Buffer.alloc(size, number));
}

describe.each([
  ['a disk', onDisk],
  ['a bucket', inBucket],
])('Files in %s', (_, start) => {
  let store: FileStore;
  let underTest: UnderTest;

  beforeAll(async () => {
    underTest = await start();
    store = underTest.store;
  });
  afterAll(() => underTest.stop());

  it.each([
    ['one byte', 1, 1],
    ['a few pieces', 10, 1000],
    ['more than one part of an upload', 200, 64 * 1024],
  ])('come back as they were: %s', async (_name, count, size) => {
    const id = uuidv7();
    await store.keep(id, pieces(count, size));
    const [stored, sent] = [await store.open(id), Readable.from(pieces(count, size))];
    expect((await buffer(stored)).equals(await buffer(sent))).toBe(true);
  });

  it.each([
    ['little', 3],
    ['more than one part of an upload', 160],
  ])('are not kept where their content fails after %s', async (_name, count) => {
    const before = await underTest.held();
    const fault = new Error('The socket is gone');
    async function* broken() {
      yield* pieces(count, 64 * 1024);
      throw fault;
    }
    const id = uuidv7();
    await expect(store.keep(id, broken())).rejects.toBe(fault);
    await expect(store.open(id)).rejects.toThrow();
    expect(await underTest.held()).toEqual(before);
  });

  it('cannot be opened before all of them is there', async () => {
    const id = uuidv7();
    async function* slow() {
      yield* pieces(160, 64 * 1024);
      await expect(store.open(id)).rejects.toThrow();
    }
    await store.keep(id, slow());
    expect(await buffer(await store.open(id))).toHaveLength(10 * mebibyte);
  });

  it('are gone once they are removed; to remove what is not there does no harm', async () => {
    const [id, other] = [uuidv7(), uuidv7()];
    await store.keep(id, pieces(1, 10));
    await store.keep(other, pieces(1, 10));
    await store.remove(id);
    await store.remove(id);
    await expect(store.open(id)).rejects.toThrow();
    expect(await buffer(await store.open(other))).toHaveLength(10);
  });

  it('do not pile up in memory on their way', async () => {
    const { rss } = process.memoryUsage();
    let most = 0;
    async function* watched() {
      for await (const piece of pieces(200, mebibyte)) {
        most = Math.max(most, process.memoryUsage().rss - rss);
        yield piece;
      }
    }
    await store.keep(uuidv7(), watched());
    expect(most).toBeLessThan(160 * mebibyte);
  });
});
