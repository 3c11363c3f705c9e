import { MergersModule } from '#platform';
import { Module } from '@nestjs/common';
import { BureausInForce } from './bureaus-in-force.ts';
import { DirectoryConsumer } from './directory.consumer.ts';
import { KnownBureaus } from './known-bureaus.ts';

/** Which bureaus there are: the copy of routing's directory. */
@Module({
  imports: [MergersModule],
  controllers: [DirectoryConsumer],
  providers: [KnownBureaus, BureausInForce],
  exports: [BureausInForce, MergersModule],
})
export class DirectoryModule {}
