import { configProvider } from '#platform';
import { Module } from '@nestjs/common';
import { StreamConfig } from './stream.config.ts';
import { StreamingController } from './streaming.controller.ts';
import { Streams } from './streams.ts';

/** Notices as they come, to whoever listens. */
@Module({ controllers: [StreamingController], providers: [configProvider(StreamConfig), Streams] })
export class StreamingModule {}
