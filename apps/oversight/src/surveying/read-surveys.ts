import { bureausOf, isProvince, type Merger, subtreePrefix, successorOf } from '#domain';
import { Cursor, highestId, Mergers, type PageQuery, type Staff } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { papersOf } from '../papers/paper-table.ts';
import { total } from './domain/answer.ts';
import { surveyNotFound } from './failures.ts';
import { demandQuestionOf, demandSurvey } from './hold-question.ts';
import { type Question, questionsOf, questionsToBureaus, talliesOf } from './question-table.ts';
import { checksOf, findSurvey, type Survey, surveyColumns, surveyIn, type SurveyRow } from './survey-table.ts';
import type {
  AskedQuestion,
  AskedQuestionPage,
  QuestionView,
  SurveyDetails,
  SurveyPage,
  SurveyTable,
  SurveyView,
} from './surveying.dto.ts';

const byId = new Cursor({ id: 'id' });
const byRegion = new Cursor({ region: 'count' });

/** Surveys for those whose they are, with their table; and for a bureau what it is asked. */
@Injectable()
export class ReadSurveys {
  constructor(
    private readonly dataSource: DataSource,
    private readonly mergers: Mergers,
  ) {}

  /** Of a region and all within it, latest first. @throws Failure invalid for an `after` that no page gave */
  async list(region: string, { after, limit }: PageQuery): Promise<SurveyPage> {
    const where = isProvince(region) ? '$3::text is not null' : 'region_code like $3';
    const found = await this.dataSource.query<SurveyRow[]>(
      `select ${surveyColumns} from survey where id < $1 and ${where} order by id desc limit $2`,
      [after === undefined ? highestId : byId.parse(after).id, limit + 1, `${subtreePrefix(region)}%`],
    );
    const rows = found.slice(0, limit);
    const last = found.length > limit ? rows.at(-1) : undefined;
    return { entries: rows.map(surveyIn).map(viewOfSurvey), next: last && byId.print(last) };
  }

  /** @throws Failure not-found, forbidden */
  async read(staff: Staff, id: string): Promise<SurveyDetails> {
    const { manager } = this.dataSource;
    const survey = await demandSurvey(manager, staff, id);
    const cities = await talliesOf(manager, id);
    const [documents, checks] = [await papersOf(manager, id), await checksOf(manager, id)];
    return { ...viewOfSurvey(survey), progress: total(cities), cities, documents, checks };
  }

  /** What each region answered, by region. @throws Failure not-found, forbidden; invalid for an `after` that no page gave */
  async table(staff: Staff, id: string, { after, limit }: PageQuery): Promise<SurveyTable> {
    const { manager } = this.dataSource;
    await demandSurvey(manager, staff, id);
    const place = after === undefined ? '' : String(byRegion.parse(after).region);
    const found = await questionsOf(manager, id, { after: place, limit: limit + 1 });
    const rows = found.slice(0, limit);
    const last = found.length > limit ? rows.at(-1) : undefined;
    const mergers = await this.mergers.all();
    return {
      entries: rows.map((row) => viewOfQuestion(row, mergers)),
      next: last && byRegion.print({ region: Number(last.regionCode) }),
    };
  }

  /** What somebody's bureau is asked, latest first. @throws Failure invalid for an `after` that no page gave */
  async toBureau(staff: Staff, { after, limit }: PageQuery): Promise<AskedQuestionPage> {
    const { manager } = this.dataSource;
    const before = after === undefined ? highestId : byId.parse(after).id;
    const found = await questionsToBureaus(manager, bureausOf(staff), { before, limit: limit + 1 });
    const rows = found.slice(0, limit);
    const surveys = await manager.query<SurveyRow[]>(`select ${surveyColumns} from survey where id = any($1::uuid[])`, [
      rows.map(({ surveyId }) => surveyId),
    ]);
    const known = new Map(surveys.map((row) => [row.id, surveyIn(row)]));
    const last = found.length > limit ? rows.at(-1) : undefined;
    const mergers = await this.mergers.all();
    return {
      entries: rows.flatMap((row) => asked(row, known.get(row.surveyId), mergers)),
      next: last && byId.print(last),
    };
  }

  /** A question that was just answered or refused. */
  async viewOf(question: Question): Promise<QuestionView> {
    return viewOfQuestion(question, await this.mergers.all());
  }

  /** @throws Failure not-found, also for a question to another bureau */
  async question(staff: Staff, id: string): Promise<AskedQuestion> {
    const { manager } = this.dataSource;
    const question = await demandQuestionOf(manager, staff, id);
    const survey = await findSurvey(manager, question.surveyId);
    const [view] = asked(question, survey, await this.mergers.all());
    if (!view) throw surveyNotFound();
    return { ...view, papers: await papersOf(manager, id) };
  }
}

export function viewOfSurvey({ caseId: _, ...survey }: Survey): Pick<SurveyView, keyof SurveyView> {
  return survey;
}

function viewOfQuestion(
  { surveyId: _, ...question }: Question,
  mergers: readonly Merger[],
): Pick<QuestionView, keyof QuestionView> {
  return { ...question, successor: question.bureau && successorOf(question.bureau.id, mergers) };
}

/** What a bureau learns of a survey: the question, and nothing of the case that it came from. */
function asked(
  question: Question,
  survey: Survey | undefined,
  mergers: readonly Merger[],
): Pick<AskedQuestion, keyof AskedQuestion>[] {
  if (!survey) return [];
  const { question: text, answerBy, concludedAt } = survey;
  return [
    {
      ...viewOfQuestion(question, mergers),
      question: text,
      function: survey.function,
      answerBy,
      concludedAt,
      papers: [],
    },
  ];
}
