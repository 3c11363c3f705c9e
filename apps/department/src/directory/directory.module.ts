import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { BureausInForce } from './bureaus-in-force.ts';
import { DirectoryConsumer } from './directory.consumer.ts';
import { KnownBureaus } from './known-bureaus.ts';
import { Mergers } from './mergers.ts';
import { WorkAtTheSuccessor } from './work-at-the-successor.ts';

/** Which bureaus there are: the copy of routing's directory. */
@Module({
  controllers: [DirectoryConsumer],
  providers: [KnownBureaus, BureausInForce, Mergers, { provide: APP_GUARD, useClass: WorkAtTheSuccessor }],
  exports: [BureausInForce, Mergers],
})
export class DirectoryModule {}
