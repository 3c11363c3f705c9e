import type { Readable } from 'node:stream';
import type { SentFile, Staff } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Paper } from '../papers/paper-table.ts';
import { Papers } from '../papers/papers.ts';
import { questionNotFound, surveyConcluded } from './failures.ts';
import { demandQuestionOf, demandSurvey, holdQuestion, holdSurvey } from './hold-question.ts';
import { findQuestion } from './question-table.ts';

interface Opened {
  readonly paper: Paper;
  readonly content: Readable;
}

/** Files of a survey: those that bureaus lay with their answers, and the documents (规范性文件) that come out of it. */
@Injectable()
export class SurveyPapers {
  constructor(
    private readonly dataSource: DataSource,
    private readonly papers: Papers,
  ) {}

  /** With an answer, as long as the survey is open. @throws Failure not-found; `survey-concluded`; what is wrong with the file */
  addToAnswer(staff: Staff, id: string, sent: SentFile): Promise<Paper> {
    return this.papers.add({ ...sent, staff: staff.subject }, async (manager) => {
      const { survey } = await holdQuestion(manager, staff, id);
      if (survey.concludedAt) throw surveyConcluded();
      return { id, about: `survey:${survey.id}` };
    });
  }

  /** With the survey, whenever it comes: an outcome may take a year. @throws Failure not-found, forbidden; what is wrong with the file */
  addDocument(staff: Staff, id: string, sent: SentFile): Promise<Paper> {
    return this.papers.add({ ...sent, staff: staff.subject }, async (manager) => {
      await holdSurvey(manager, staff, { id });
      return { id, about: `survey:${id}` };
    });
  }

  /** A document of a survey. @throws Failure not-found, forbidden */
  async openDocument(staff: Staff, id: string, paperId: string): Promise<Opened> {
    await demandSurvey(this.dataSource.manager, staff, id);
    return this.papers.open(id, paperId);
  }

  /** What lies with an answer, for those whose survey it is. @throws Failure not-found, forbidden */
  async openOfAnswer(staff: Staff, surveyId: string, questionId: string, paperId: string): Promise<Opened> {
    await demandSurvey(this.dataSource.manager, staff, surveyId);
    const question = await findQuestion(this.dataSource.manager, questionId);
    if (question?.surveyId !== surveyId) throw questionNotFound();
    return this.papers.open(questionId, paperId);
  }

  /** What somebody's bureau laid with its own answer. @throws Failure not-found */
  async openOwn(staff: Staff, questionId: string, paperId: string): Promise<Opened> {
    await demandQuestionOf(this.dataSource.manager, staff, questionId);
    return this.papers.open(questionId, paperId);
  }
}
