import { MergersModule } from '#platform';
import { Module } from '@nestjs/common';
import { ArchiveModule } from './archive/archive.module.ts';
import { AuditModule } from './audit/audit.module.ts';
import { EscalatingModule } from './escalating/escalating.module.ts';
import { ExcludingModule } from './excluding/excluding.module.ts';
import { FiguresModule } from './figures/figures.module.ts';
import { FollowingModule } from './following/following.module.ts';
import { HotIssuesModule } from './hot-issues/hot-issues.module.ts';
import { IndicatorsModule } from './indicators/indicators.module.ts';
import { InstructingModule } from './instructing/instructing.module.ts';
import { OversightConsumer } from './oversight.consumer.ts';
import { PublicFiguresModule } from './public-figures/public-figures.module.ts';
import { RemindingModule } from './reminding/reminding.module.ts';
import { SupervisingModule } from './supervising/supervising.module.ts';
import { SurveyingModule } from './surveying/surveying.module.ts';

@Module({
  imports: [
    ArchiveModule,
    AuditModule,
    EscalatingModule,
    ExcludingModule,
    FiguresModule,
    FollowingModule,
    HotIssuesModule,
    IndicatorsModule,
    InstructingModule,
    MergersModule,
    PublicFiguresModule,
    RemindingModule,
    SupervisingModule,
    SurveyingModule,
  ],
  controllers: [OversightConsumer],
})
export class OversightModule {}
