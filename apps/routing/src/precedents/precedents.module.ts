import { Module } from '@nestjs/common';
import { KeepPrecedents } from './keep-precedents.ts';
import { PrecedentsConsumer } from './precedents.consumer.ts';

/** What people decided in the router's place. */
@Module({ controllers: [PrecedentsConsumer], providers: [KeepPrecedents] })
export class PrecedentsModule {}
