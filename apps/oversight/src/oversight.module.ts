import { Module } from '@nestjs/common';
import { ArchiveModule } from './archive/archive.module.ts';
import { AuditModule } from './audit/audit.module.ts';
import { FiguresModule } from './figures/figures.module.ts';
import { OversightConsumer } from './oversight.consumer.ts';
import { RemindingModule } from './reminding/reminding.module.ts';
import { SupervisingModule } from './supervising/supervising.module.ts';

@Module({
  imports: [ArchiveModule, AuditModule, FiguresModule, RemindingModule, SupervisingModule],
  controllers: [OversightConsumer],
})
export class OversightModule {}
