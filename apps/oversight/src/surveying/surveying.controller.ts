import {
  AllowStaff,
  CurrentStaff,
  FileInBody,
  GivesFile,
  handedOut,
  idempotencyKeyHeader,
  parseIdempotencyKey,
  RecordsSight,
  RecordsSightOfList,
  searchedRegion,
  type SentFile,
  type Staff,
  TakesFile,
  UuidPipe,
} from '#platform';
import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { PaperView } from '../papers/papers.dto.ts';
import { AskSurvey } from './ask-survey.ts';
import { ConcludeSurvey } from './conclude-survey.ts';
import { ReadSurveys, viewOfSurvey } from './read-surveys.ts';
import { SurveyPapers } from './survey-papers.ts';
import {
  AskSurveyBody,
  CheckMechanismBody,
  ConcludeBody,
  SurveyDetails,
  SurveyPage,
  SurveysQuery,
  SurveyTable,
  SurveyTableQuery,
  SurveyView,
} from './surveying.dto.ts';

/** 普查: the same question to all sibling regions of a case. */
@Controller('api/surveys')
export class SurveyingController {
  constructor(
    private readonly asking: AskSurvey,
    private readonly reading: ReadSurveys,
    private readonly papers: SurveyPapers,
    private readonly concluding: ConcludeSurvey,
  ) {}

  /** Of a region and all within it, latest first. */
  @Get()
  @AllowStaff({ roles: ['supervisor', 'leader', 'auditor'], scope: 'subtree' })
  @RecordsSightOfList('read-surveys', 'region')
  list(@Query() query: SurveysQuery, @CurrentStaff() staff: Staff): Promise<SurveyPage> {
    return this.reading.list(searchedRegion(staff, query.region), query);
  }

  /** Asks the bureaus with a function in all sibling regions of a case. */
  @Post()
  @AllowStaff({ roles: ['supervisor', 'leader'], scope: 'case' })
  @ApiHeader(idempotencyKeyHeader)
  async ask(
    @Body() body: AskSurveyBody,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentStaff() staff: Staff,
  ): Promise<SurveyView> {
    return viewOfSurvey(await this.asking.ask(staff, body, parseIdempotencyKey(key)));
  }

  /** One with its progress, totals by city, and what came out of it. */
  @Get(':surveyId')
  @AllowStaff({ roles: ['supervisor', 'leader', 'auditor'], scope: 'subtree' })
  @RecordsSight('read-survey', 'surveyId')
  read(@Param('surveyId', UuidPipe) id: string, @CurrentStaff() staff: Staff): Promise<SurveyDetails> {
    return this.reading.read(staff, id);
  }

  /** What each region answered, by region. */
  @Get(':surveyId/table')
  @AllowStaff({ roles: ['supervisor', 'leader', 'auditor'], scope: 'subtree' })
  @RecordsSight('read-survey', 'surveyId')
  table(
    @Param('surveyId', UuidPipe) id: string,
    @Query() query: SurveyTableQuery,
    @CurrentStaff() staff: Staff,
  ): Promise<SurveyTable> {
    return this.reading.table(staff, id, query);
  }

  /** What lies with an answer. */
  @Get(':surveyId/questions/:questionId/papers/:paperId')
  @AllowStaff({ roles: ['supervisor', 'leader', 'auditor'], scope: 'subtree' })
  @RecordsSight('read-paper', 'paperId')
  @GivesFile()
  async openOfAnswer(
    @Param('surveyId', UuidPipe) id: string,
    @Param('questionId', UuidPipe) questionId: string,
    @Param('paperId', UuidPipe) paperId: string,
    @CurrentStaff() staff: Staff,
  ): Promise<StreamableFile> {
    const { paper, content } = await this.papers.openOfAnswer(staff, id, questionId, paperId);
    return handedOut(paper, content);
  }

  /** Lays a document (规范性文件) with it, as its outcome; the same bytes again are the same document. */
  @Post(':surveyId/documents')
  @AllowStaff({ roles: ['supervisor', 'leader'], scope: 'subtree' })
  @TakesFile()
  addDocument(
    @Param('surveyId', UuidPipe) id: string,
    @FileInBody() sent: SentFile,
    @CurrentStaff() staff: Staff,
  ): Promise<PaperView> {
    return this.papers.addDocument(staff, id, sent);
  }

  /** The document itself. */
  @Get(':surveyId/documents/:paperId')
  @AllowStaff({ roles: ['supervisor', 'leader', 'auditor'], scope: 'subtree' })
  @RecordsSight('read-paper', 'paperId')
  @GivesFile()
  async openDocument(
    @Param('surveyId', UuidPipe) id: string,
    @Param('paperId', UuidPipe) paperId: string,
    @CurrentStaff() staff: Staff,
  ): Promise<StreamableFile> {
    const { paper, content } = await this.papers.openDocument(staff, id, paperId);
    return handedOut(paper, content);
  }

  /** Concludes it with its outcome and, where there is one, a mechanism with the date to look at it. */
  @Post(':surveyId/conclude')
  @HttpCode(200)
  @AllowStaff({ roles: ['supervisor', 'leader'], scope: 'subtree' })
  async conclude(
    @Param('surveyId', UuidPipe) id: string,
    @Body() body: ConcludeBody,
    @CurrentStaff() staff: Staff,
  ): Promise<SurveyView> {
    return viewOfSurvey(await this.concluding.conclude(staff, id, body));
  }

  /** Notes what a look at the mechanism showed, and when to look again. */
  @Post(':surveyId/check-mechanism')
  @HttpCode(200)
  @AllowStaff({ roles: ['supervisor', 'leader'], scope: 'subtree' })
  async checkMechanism(
    @Param('surveyId', UuidPipe) id: string,
    @Body() body: CheckMechanismBody,
    @CurrentStaff() staff: Staff,
  ): Promise<SurveyView> {
    return viewOfSurvey(await this.concluding.check(staff, id, body));
  }
}
