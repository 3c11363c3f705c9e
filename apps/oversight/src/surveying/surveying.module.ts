import { MergersModule } from '#platform';
import { Module } from '@nestjs/common';
import { PapersModule } from '../papers/papers.module.ts';
import { AnswerQuestion } from './answer-question.ts';
import { AskSurvey } from './ask-survey.ts';
import { BureauQuestionsController } from './bureau-questions.controller.ts';
import { ConcludeSurvey } from './conclude-survey.ts';
import { ReadSurveys } from './read-surveys.ts';
import { SurveyingController } from './surveying.controller.ts';
import { SurveyPapers } from './survey-papers.ts';

/** The same question to all sibling regions of a case. */
@Module({
  imports: [MergersModule, PapersModule],
  controllers: [SurveyingController, BureauQuestionsController],
  providers: [AskSurvey, AnswerQuestion, ConcludeSurvey, ReadSurveys, SurveyPapers],
})
export class SurveyingModule {}
