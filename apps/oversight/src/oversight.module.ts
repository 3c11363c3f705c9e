import { Module } from '@nestjs/common';
import { ArchiveModule } from './archive/archive.module.ts';
import { AuditModule } from './audit/audit.module.ts';
import { EscalatingModule } from './escalating/escalating.module.ts';
import { FiguresModule } from './figures/figures.module.ts';
import { OversightConsumer } from './oversight.consumer.ts';

@Module({
  imports: [ArchiveModule, AuditModule, EscalatingModule, FiguresModule],
  controllers: [OversightConsumer],
})
export class OversightModule {}
