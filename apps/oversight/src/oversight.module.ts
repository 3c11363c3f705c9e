import { Module } from '@nestjs/common';
import { ArchiveModule } from './archive/archive.module.ts';
import { AuditModule } from './audit/audit.module.ts';
import { ExcludingModule } from './excluding/excluding.module.ts';
import { FiguresModule } from './figures/figures.module.ts';
import { IndicatorsModule } from './indicators/indicators.module.ts';
import { OversightConsumer } from './oversight.consumer.ts';
import { PublicFiguresModule } from './public-figures/public-figures.module.ts';

@Module({
  imports: [ArchiveModule, AuditModule, ExcludingModule, FiguresModule, IndicatorsModule, PublicFiguresModule],
  controllers: [OversightConsumer],
})
export class OversightModule {}
