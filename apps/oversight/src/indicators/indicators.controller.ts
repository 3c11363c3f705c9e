import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { AllowStaff } from '#platform';
import { create } from 'content-disposition';
import { ExportFigures } from './export-figures.ts';
import { ForecastBreaches } from './forecast-breaches.ts';
import { ExportQuery, RankingQuery, RegionQuery, SeriesQuery, TimedRatesQuery } from './indicators.dto.ts';
import { ListRates } from './list-rates.ts';
import { ListSeries } from './list-series.ts';
import { RankFigures } from './rank-figures.ts';
import { Forecast, Ranking, RatesPage, RatesSeries } from './rates.dto.ts';

const forWhoAnswers = { roles: ['supervisor', 'leader', 'administrator'], scope: 'region' } as const;
const rule: Parameters<typeof AllowStaff>[0] = { ...forWhoAnswers, roles: [...forWhoAnswers.roles] };

/** What the figures say of regions, bureaus and matters; docs/indicators.md defines each. */
@Controller('api/figures')
export class IndicatorsController {
  constructor(
    private readonly listRates: ListRates,
    private readonly listSeries: ListSeries,
    private readonly rankFigures: RankFigures,
    private readonly forecastBreaches: ForecastBreaches,
    private readonly exportFigures: ExportFigures,
  ) {}

  /** The three rates, volumes, times and returns of cases submitted in a span of days, with and without the excluded ones. */
  @Get('rates')
  @AllowStaff(rule)
  rates(@Query() query: TimedRatesQuery): Promise<RatesPage> {
    return this.listRates.execute(query);
  }

  /** The same from day to day, week to week, month to month, quarter to quarter or year to year. */
  @Get('series')
  @AllowStaff(rule)
  series(@Query() query: SeriesQuery): Promise<RatesSeries> {
    return this.listSeries.execute(query);
  }

  /** Bureaus or regions in order, best first, with the rule of the order. */
  @Get('ranking')
  @AllowStaff(rule)
  ranking(@Query() query: RankingQuery): Promise<Ranking> {
    return this.rankFigures.execute(query);
  }

  /** How many of the cases that bureaus have now will be late, by their record. */
  @Get('forecast')
  @AllowStaff(rule)
  forecast(@Query() { region }: RegionQuery): Promise<Forecast> {
    return this.forecastBreaches.execute(region);
  }

  /** Figures as a spreadsheet, sent while it is written: one line for each group and part of the span. */
  @Get('export')
  @AllowStaff(rule)
  @ApiProduces('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  export(@Query() query: ExportQuery): StreamableFile {
    const { name, type, content } = this.exportFigures.execute(query);
    return new StreamableFile(content, { type, disposition: create(name) });
  }
}
