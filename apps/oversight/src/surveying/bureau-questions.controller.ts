import {
  AllowStaff,
  CurrentStaff,
  FileInBody,
  GivesFile,
  handedOut,
  RecordsSight,
  RecordsSightOfList,
  type SentFile,
  type Staff,
  TakesFile,
  UuidPipe,
} from '#platform';
import { Body, Controller, Get, HttpCode, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { PaperView } from '../papers/papers.dto.ts';
import { AnswerQuestion } from './answer-question.ts';
import { ReadSurveys } from './read-surveys.ts';
import { SurveyPapers } from './survey-papers.ts';
import {
  AnswerBody,
  AskedQuestion,
  AskedQuestionPage,
  QuestionsQuery,
  QuestionView,
  RefuseBody,
} from './surveying.dto.ts';

/** 普查, as far as a bureau is asked. */
@Controller('api/bureaus/:bureauId/survey-questions')
@ApiParam({ name: 'bureauId', type: String })
export class BureauQuestionsController {
  constructor(
    private readonly reading: ReadSurveys,
    private readonly answering: AnswerQuestion,
    private readonly papers: SurveyPapers,
  ) {}

  /** Latest first. */
  @Get()
  @AllowStaff({ roles: ['handler', 'bureau-head'], scope: 'bureau' })
  @RecordsSightOfList('read-questions', 'bureauId')
  list(@CurrentStaff() staff: Staff, @Query() query: QuestionsQuery): Promise<AskedQuestionPage> {
    return this.reading.toBureau(staff, query);
  }

  /** One of them, with the bureau's answer. */
  @Get(':questionId')
  @AllowStaff({ roles: ['handler', 'bureau-head'], scope: 'bureau' })
  @RecordsSight('read-question', 'questionId')
  read(@CurrentStaff() staff: Staff, @Param('questionId', UuidPipe) id: string): Promise<AskedQuestion> {
    return this.reading.question(staff, id);
  }

  /** Answers; anew as well, as long as the survey is open. */
  @Post(':questionId/answer')
  @HttpCode(200)
  @AllowStaff({ roles: ['handler', 'bureau-head'], scope: 'bureau' })
  async answer(
    @Param('questionId', UuidPipe) id: string,
    @Body() { version, ...answer }: AnswerBody,
    @CurrentStaff() staff: Staff,
  ): Promise<QuestionView> {
    return this.reading.viewOf(await this.answering.answer(staff, { id, version }, answer));
  }

  /** Refuses to answer, with a reason that stands in the table. */
  @Post(':questionId/refuse')
  @HttpCode(200)
  @AllowStaff({ roles: ['handler', 'bureau-head'], scope: 'bureau' })
  async refuse(
    @Param('questionId', UuidPipe) id: string,
    @Body() { version, reason }: RefuseBody,
    @CurrentStaff() staff: Staff,
  ): Promise<QuestionView> {
    return this.reading.viewOf(await this.answering.refuse(staff, { id, version }, reason));
  }

  /** Lays a file with the answer; the same bytes again are the same file. */
  @Post(':questionId/papers')
  @AllowStaff({ roles: ['handler', 'bureau-head'], scope: 'bureau' })
  @TakesFile()
  addPaper(
    @Param('questionId', UuidPipe) id: string,
    @FileInBody() sent: SentFile,
    @CurrentStaff() staff: Staff,
  ): Promise<PaperView> {
    return this.papers.addToAnswer(staff, id, sent);
  }

  /** The file itself. */
  @Get(':questionId/papers/:paperId')
  @AllowStaff({ roles: ['handler', 'bureau-head'], scope: 'bureau' })
  @RecordsSight('read-paper', 'paperId')
  @GivesFile()
  async openPaper(
    @CurrentStaff() staff: Staff,
    @Param('questionId', UuidPipe) id: string,
    @Param('paperId', UuidPipe) paperId: string,
  ): Promise<StreamableFile> {
    const { paper, content } = await this.papers.openOwn(staff, id, paperId);
    return handedOut(paper, content);
  }
}
