import type { Bureau } from '#contracts';
import { bureausOf } from '#domain';
import { requireRegionScope, type Staff } from '#platform';
import type { EntityManager } from 'typeorm';
import { questionNotFound, surveyChanged, surveyNotFound } from './failures.ts';
import { findQuestion, type Question } from './question-table.ts';
import { findSurvey, type Survey } from './survey-table.ts';

/** A question to somebody's bureau, who is about to answer it; its survey is not concluded meanwhile. @throws Failure `question-not-found` */
export async function holdQuestion(
  manager: EntityManager,
  staff: Staff,
  id: string,
): Promise<{ readonly question: Question; readonly survey: Survey; readonly bureau: Bureau }> {
  const seen = await demandQuestionOf(manager, staff, id);
  const survey = await findSurvey(manager, seen.surveyId, 'shared');
  const question = await findQuestion(manager, id, { hold: true });
  if (!survey || !question?.bureau) throw questionNotFound();
  return { question, survey, bureau: question.bureau };
}

/** @throws Failure `question-not-found`, also for a question to another bureau */
export async function demandQuestionOf(manager: EntityManager, staff: Staff, id: string): Promise<Question> {
  const question = await findQuestion(manager, id);
  if (!question?.bureau || !bureausOf(staff).includes(question.bureau.id)) throw questionNotFound();
  return question;
}

/** A survey of a region that somebody answers for. @throws Failure `survey-not-found`, forbidden */
export async function demandSurvey(manager: EntityManager, staff: Staff, id: string): Promise<Survey> {
  const survey = await findSurvey(manager, id);
  if (!survey) throw surveyNotFound();
  requireRegionScope(staff, survey.regionCode);
  return survey;
}

/** As {@link demandSurvey}, held until the transaction ends. @param version as it was seen @throws Failure also `survey-changed` */
export async function holdSurvey(
  manager: EntityManager,
  staff: Staff,
  { id, version }: { readonly id: string; readonly version?: number },
): Promise<Survey> {
  await demandSurvey(manager, staff, id);
  const survey = await findSurvey(manager, id, 'alone');
  if (!survey) throw surveyNotFound();
  if (version !== undefined && survey.version !== version) throw surveyChanged(survey);
  return survey;
}
