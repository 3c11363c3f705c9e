import { MergersModule } from '#platform';
import { Module } from '@nestjs/common';
import { DirectoryConsumer } from './directory.consumer.ts';

/** Which bureaus there are, and which of them were merged: the copy of routing's directory. */
@Module({ imports: [MergersModule], controllers: [DirectoryConsumer] })
export class DirectoryModule {}
