import { Readable } from 'node:stream';
import { DeleteObjectCommand, GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import type { OnApplicationShutdown } from '@nestjs/common';
import { FileStore } from './file-store.ts';

/** Where a bucket is, and who we are there. */
export interface BucketAddress {
  readonly bucket: string;
  /** Of a server that speaks the protocol; undefined for Amazon's own. */
  readonly endpoint?: string;
  readonly region: string;
  /** The bucket stands in the path of an address and not in its host. */
  readonly inPath: boolean;
  /** undefined: as the SDK finds them on the machine. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** Files in a bucket of anything that speaks the protocol of Amazon S3. */
export class BucketFiles extends FileStore implements OnApplicationShutdown {
  private readonly client: S3Client;
  private readonly bucket: string;

  constructor({ bucket, endpoint, region, inPath, credentials }: BucketAddress) {
    super();
    this.bucket = bucket;
    this.client = new S3Client({
      endpoint,
      region,
      credentials,
      forcePathStyle: inPath,
      // Not every server knows the checksums that Amazon's has come to take.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    });
  }

  /** An object is there once all its parts are; of each upload one part (5 MiB) is in memory. */
  override async keep(id: string, content: AsyncIterable<Uint8Array>): Promise<void> {
    const params = { Bucket: this.bucket, Key: id, Body: Readable.from(content) };
    await new Upload({ client: this.client, params, queueSize: 1 }).done();
  }

  override async open(id: string): Promise<Readable> {
    const { Body } = await this.client.send(new GetObjectCommand({ Bucket: this.bucket, Key: id }));
    if (!(Body instanceof Readable)) throw new TypeError('The bucket gave no stream');
    return Body;
  }

  override async remove(id: string): Promise<void> {
    await this.client.send(new DeleteObjectCommand({ Bucket: this.bucket, Key: id }));
  }

  onApplicationShutdown(): void {
    this.client.destroy();
  }
}
