import { Module } from '@nestjs/common';
import { configProvider } from '../configuration/configuration.providers.ts';
import { KeepSweeping } from './keep-sweeping.ts';
import { ReceiveFile } from './receive-file.ts';
import { chosenStore } from './storing/chosen-store.ts';
import { FileStore } from './storing/file-store.ts';
import { FilesConfig } from './storing/files.config.ts';
import { SweepLooseFiles } from './sweep-loose-files.ts';
import { TakeFile } from './take-file.ts';

/** A store of files, what is taken into it, and the sweep of what belongs to nothing; the service has the table `loose_file`. */
@Module({
  providers: [configProvider(FilesConfig), chosenStore, ReceiveFile, TakeFile, SweepLooseFiles, KeepSweeping],
  exports: [FileStore, TakeFile, SweepLooseFiles],
})
export class FilesModule {}
