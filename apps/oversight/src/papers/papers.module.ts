import { FilesModule } from '#platform';
import { Module } from '@nestjs/common';
import { Papers } from './papers.ts';

/** Files that lie with what is watched. */
@Module({ imports: [FilesModule], providers: [Papers], exports: [Papers] })
export class PapersModule {}
