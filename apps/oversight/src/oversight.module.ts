import { Module } from '@nestjs/common';
import { ArchiveModule } from './archive/archive.module.ts';
import { FiguresModule } from './figures/figures.module.ts';
import { OversightConsumer } from './oversight.consumer.ts';

@Module({
  imports: [ArchiveModule, FiguresModule],
  controllers: [OversightConsumer],
})
export class OversightModule {}
