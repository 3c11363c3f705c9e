import { Module } from '@nestjs/common';
import { DirectoryConsumer } from './directory.consumer.ts';
import { KnownBureaus } from './known-bureaus.ts';

/** Which bureaus there are: the copy of routing's directory. */
@Module({ controllers: [DirectoryConsumer], providers: [KnownBureaus], exports: [KnownBureaus] })
export class DirectoryModule {}
