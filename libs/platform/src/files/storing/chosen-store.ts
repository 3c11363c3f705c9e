import type { FactoryProvider } from '@nestjs/common';
import { DiskFiles } from './disk-files.ts';
import { FileStore } from './file-store.ts';
import { FilesConfig } from './files.config.ts';

/** The store that the configuration names. Amazon's client is loaded only where there is a bucket. */
export const chosenStore: FactoryProvider<FileStore> = {
  provide: FileStore,
  inject: [FilesConfig],
  async useFactory({ bucket, directory, ...address }: FilesConfig) {
    if (bucket === undefined) return new DiskFiles(directory);
    const { BucketFiles } = await import('./bucket-files.ts');
    return new BucketFiles({ bucket, ...address });
  },
};
