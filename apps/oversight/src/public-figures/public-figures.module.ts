import { Module } from '@nestjs/common';
import { IndicatorsModule } from '../indicators/indicators.module.ts';
import { PublicFiguresController } from './public-figures.controller.ts';
import { ReadRanking } from './read-ranking.ts';
import { ReadReport } from './read-report.ts';
import { ReadYearSoFar } from './read-year-so-far.ts';

/** Rankings and monthly reports for everybody. */
@Module({
  imports: [IndicatorsModule],
  controllers: [PublicFiguresController],
  providers: [ReadRanking, ReadReport, ReadYearSoFar],
})
export class PublicFiguresModule {}
