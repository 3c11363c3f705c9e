import { MergersModule } from '#platform';
import { Module } from '@nestjs/common';
import { BureausInForce } from './bureaus-in-force.ts';
import { DirectoryConsumer } from './directory.consumer.ts';
import { KnownBureaus } from './known-bureaus.ts';
import { KnownSubjects } from './known-subjects.ts';

/** Which bureaus there are, and what cases may be about: the copy of routing's directory and catalogue. */
@Module({
  imports: [MergersModule],
  controllers: [DirectoryConsumer],
  providers: [KnownBureaus, BureausInForce, KnownSubjects],
  exports: [BureausInForce, KnownSubjects, MergersModule],
})
export class DirectoryModule {}
