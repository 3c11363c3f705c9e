import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AllowPublic } from '#platform';
import { ForAMinute } from './for-a-minute.ts';
import { MonthPipe } from './month.pipe.ts';
import { MonthlyReport, PublicRanking, PublicRankingQuery, ReportQuery } from './public.dto.ts';
import { ReadRanking } from './read-ranking.ts';
import { ReadReport } from './read-report.ts';
import { pagePolicy, reportPage } from './report-page.ts';

/** Figures that a newspaper may print: nobody is asked who he is, and nobody can be recognised in them. */
@Controller()
export class PublicFiguresController {
  private readonly rankings = new ForAMinute<PublicRanking>();
  private readonly reports = new ForAMinute<MonthlyReport>();

  constructor(
    private readonly readRanking: ReadRanking,
    private readonly readReport: ReadReport,
  ) {}

  /** Cities, counties or bureaus in the order of a rate, with the rule of the order. */
  @Get('api/public/ranking')
  @AllowPublic()
  async ranking(
    @Query() query: PublicRankingQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PublicRanking> {
    const ranking = await this.rankings.get(JSON.stringify(query), () => this.readRanking.execute(query));
    void reply.headers(forEverybody);
    return ranking;
  }

  /** The report of a month. */
  @Get('api/public/reports/:month')
  @AllowPublic()
  async report(
    @Param('month', MonthPipe) month: string,
    @Query() { region }: ReportQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MonthlyReport> {
    const report = await this.reportOf(month, region);
    void reply.headers(forEverybody);
    return report;
  }

  /** The same as a page, to be read or printed. */
  @Get('public/reports/:month')
  @AllowPublic()
  @ApiProduces('text/html')
  @ApiOkResponse({ schema: { type: 'string' } })
  async page(
    @Param('month', MonthPipe) month: string,
    @Query() { region }: ReportQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const page = reportPage(await this.reportOf(month, region));
    void reply.headers({ ...forEverybody, 'content-security-policy': pagePolicy });
    void reply.type('text/html; charset=utf-8');
    return page;
  }

  private reportOf(month: string, region: string): Promise<MonthlyReport> {
    return this.reports.get(`${month} ${region}`, () => this.readReport.execute(month, region));
  }
}

/** Anybody may keep it for five minutes, and show it from anywhere. */
const forEverybody = { 'cache-control': 'public, max-age=300', 'cross-origin-resource-policy': 'cross-origin' };
