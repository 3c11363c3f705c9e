import { MergersModule } from '#platform';
import { Module } from '@nestjs/common';
import { ExportFigures } from './export-figures.ts';
import { ForecastBreaches } from './forecast-breaches.ts';
import { IndicatorsController } from './indicators.controller.ts';
import { ListRates } from './list-rates.ts';
import { ListSeries } from './list-series.ts';
import { RankFigures } from './rank-figures.ts';
import { ReadCells } from './read-cells.ts';

/** What the figures say: rates, series, rankings, forecast, files. */
@Module({
  imports: [MergersModule],
  controllers: [IndicatorsController],
  providers: [ReadCells, ListRates, ListSeries, RankFigures, ForecastBreaches, ExportFigures],
  exports: [ReadCells, ListRates],
})
export class IndicatorsModule {}
