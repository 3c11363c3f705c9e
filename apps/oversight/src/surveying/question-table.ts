/** What each region is asked and answered, in and out of its table; every function works in the caller's transaction. */
import type { Bureau } from '#contracts';
import type { EntityManager } from 'typeorm';
import type { QuestionState, Tally } from './domain/answer.ts';

/** A survey's question to one region. */
export interface Question {
  readonly id: string;
  readonly surveyId: string;
  readonly regionCode: string;
  readonly cityCode: string;
  /** Absent where the region has none for the function. */
  readonly bureau?: Bureau;
  readonly state: QuestionState;
  readonly count?: number;
  readonly done?: string;
  /** Of an answer; the reason of a refusal. */
  readonly words?: string;
  /** Opaque id. */
  readonly answeredBy?: string;
  /** When it was first answered or refused. */
  readonly answeredAt?: Date;
  readonly isLate: boolean;
  readonly version: number;
}

interface QuestionRow {
  readonly id: string;
  readonly survey_id: string;
  readonly region_code: string;
  readonly city_code: string;
  readonly bureau: Bureau | null;
  readonly state: QuestionState;
  readonly count: number | null;
  readonly done: string | null;
  readonly words: string | null;
  readonly answered_by: string | null;
  readonly answered_at: Date | null;
  readonly is_late: boolean;
  readonly version: number;
}

const columns =
  'id, survey_id, region_code, city_code, bureau, state, count, done, words, answered_by, answered_at, is_late, version';

export async function insertQuestions(manager: EntityManager, questions: readonly Question[]): Promise<void> {
  await manager.query(
    `insert into survey_question (id, survey_id, region_code, city_code, bureau_id, bureau, state)
     select id, "surveyId", "regionCode", "cityCode", bureau ->> 'id', bureau, state
     from json_to_recordset($1::json) as q
       (id uuid, "surveyId" uuid, "regionCode" text, "cityCode" text, bureau json, state text)`,
    [JSON.stringify(questions)],
  );
}

/** @param hold until the transaction ends */
export async function findQuestion(
  manager: EntityManager,
  id: string,
  { hold = false }: { readonly hold?: boolean } = {},
): Promise<Question | undefined> {
  const rows = await manager.query<QuestionRow[]>(
    `select ${columns} from survey_question where id = $1${hold ? ' for update' : ''}`,
    [id],
  );
  return rows.map(questionIn).at(0);
}

export async function saveQuestion(manager: EntityManager, question: Question): Promise<void> {
  const { id, state, count, done, words, answeredBy, answeredAt, isLate, version } = question;
  await manager.query(
    `update survey_question set state = $2, count = $3, done = $4, words = $5, answered_by = $6, answered_at = $7,
       is_late = $8, version = $9 where id = $1`,
    [
      ...[id, state, count ?? null, done ?? null, words ?? null, answeredBy ?? null],
      ...[answeredAt?.toISOString() ?? null, isLate, version],
    ],
  );
}

/** Along `survey_question_of_region`. */
export async function questionsOf(
  manager: EntityManager,
  surveyId: string,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<Question[]> {
  const rows = await manager.query<QuestionRow[]>(
    `select ${columns} from survey_question where survey_id = $1 and region_code > $2 order by region_code limit $3`,
    [surveyId, after, limit],
  );
  return rows.map(questionIn);
}

/** Latest first, along `survey_question_of_bureau`. */
export async function questionsToBureaus(
  manager: EntityManager,
  bureauIds: readonly string[],
  { before, limit }: { readonly before: string; readonly limit: number },
): Promise<Question[]> {
  const rows = await manager.query<QuestionRow[]>(
    `select ${columns} from survey_question where bureau_id = any($1) and id < $2 order by id desc limit $3`,
    [bureauIds, before, limit],
  );
  return rows.map(questionIn);
}

/** Nobody waits for these any more. @returns their ids */
export async function unansweredOf(manager: EntityManager, surveyId: string): Promise<string[]> {
  const rows = await manager.query<{ id: string }[]>(
    `select id from survey_question where survey_id = $1 and state = 'asked'`,
    [surveyId],
  );
  return rows.map(({ id }) => id);
}

/** How the questions of a survey stand in each city. */
export async function talliesOf(
  manager: EntityManager,
  surveyId: string,
): Promise<(Tally & { readonly cityCode: string })[]> {
  return manager.query(
    `select city_code as "cityCode", count(*)::integer as regions,
       count(*) filter (where state = 'asked')::integer as asked,
       count(*) filter (where state = 'found')::integer as found,
       count(*) filter (where state = 'not-found')::integer as "notFound",
       count(*) filter (where state = 'refused')::integer as refused,
       count(*) filter (where state = 'nobody')::integer as nobody,
       count(*) filter (where is_late)::integer as late,
       coalesce(sum(count), 0)::integer as count
     from survey_question where survey_id = $1 group by city_code order by city_code`,
    [surveyId],
  );
}

function questionIn(row: QuestionRow): Question {
  const { id, state, version } = row;
  return {
    ...{ id, state, version, surveyId: row.survey_id, regionCode: row.region_code, cityCode: row.city_code },
    ...{ bureau: row.bureau ?? undefined, count: row.count ?? undefined, done: row.done ?? undefined },
    ...{ words: row.words ?? undefined, answeredBy: row.answered_by ?? undefined },
    ...{ answeredAt: row.answered_at ?? undefined, isLate: row.is_late },
  };
}
