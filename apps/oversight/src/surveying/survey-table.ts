/** Surveys in and out of their table; every function works in the caller's transaction. */
import type { KeyedRequest } from '#platform';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { SurveyScope } from './domain/survey-scope.ts';

/** 普查. */
export interface Survey {
  readonly id: string;
  readonly caseId: string;
  readonly caseNumber: string;
  readonly hotIssueId?: string;
  /** 职能 for which bureaus are asked. */
  readonly function: string;
  readonly scope: SurveyScope;
  /** Whose supervisors it is: the city whose counties are asked, or the province. */
  readonly regionCode: string;
  readonly question: string;
  readonly answerBy: Date;
  /** Opaque ids of who did it. */
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly outcome?: string;
  readonly concludedAt?: Date;
  readonly concludedBy?: string;
  /** 长效机制: how it is to be kept from coming back. */
  readonly mechanism?: string;
  /** When somebody is to look at that. */
  readonly followUpOn?: Date;
  readonly version: number;
}

export interface SurveyRow {
  readonly id: string;
  readonly case_id: string;
  readonly case_number: string;
  readonly hot_issue_id: string | null;
  readonly function: string;
  readonly scope: SurveyScope;
  readonly region_code: string;
  readonly question: string;
  readonly answer_by: Date;
  readonly asked_by: string;
  readonly asked_at: Date;
  readonly outcome: string | null;
  readonly concluded_at: Date | null;
  readonly concluded_by: string | null;
  readonly mechanism: string | null;
  readonly follow_up_on: Date | null;
  readonly version: number;
}

export const surveyColumns = `id, case_id, case_number, hot_issue_id, function, scope, region_code, question, answer_by, asked_by,
  asked_at, outcome, concluded_at, concluded_by, mechanism, follow_up_on, version`;

/** @returns whether it was; not where who asks used the key before */
export async function insertSurvey(
  manager: EntityManager,
  survey: Survey,
  keyed: KeyedRequest | undefined,
): Promise<boolean> {
  const { id, caseId, caseNumber, hotIssueId, scope, regionCode, question, answerBy, askedBy, askedAt } = survey;
  const rows = await manager.query<unknown[]>(
    `insert into survey (id, case_id, case_number, hot_issue_id, function, scope, region_code, question, answer_by,
       asked_by, asked_at, key, request)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
     on conflict (asked_by, key) where key is not null do nothing returning id`,
    [
      ...[id, caseId, caseNumber, hotIssueId ?? null, survey.function, scope, regionCode, question],
      ...[answerBy.toISOString(), askedBy, askedAt.toISOString(), keyed?.key ?? null, keyed?.request ?? null],
    ],
  );
  return rows.length > 0;
}

/** What somebody asked with a key. */
export interface AskedBefore {
  readonly survey: Survey;
  /** Null where the release before asked it. */
  readonly request: string | null;
}

export async function findAskedBefore(
  manager: EntityManager,
  by: string,
  key: string,
): Promise<AskedBefore | undefined> {
  const rows = await manager.query<(SurveyRow & Pick<AskedBefore, 'request'>)[]>(
    `select ${surveyColumns}, request from survey where asked_by = $1 and key = $2`,
    [by, key],
  );
  return rows.map((row) => ({ survey: surveyIn(row), request: row.request })).at(0);
}

/** @param hold `shared` keeps it from being concluded, `alone` from any change, until the transaction ends */
export async function findSurvey(
  manager: EntityManager,
  id: string,
  hold?: 'shared' | 'alone',
): Promise<Survey | undefined> {
  const lock = hold && (hold === 'shared' ? ' for share' : ' for update');
  const rows = await manager.query<SurveyRow[]>(`select ${surveyColumns} from survey where id = $1${lock ?? ''}`, [id]);
  return rows.map(surveyIn).at(0);
}

export async function saveSurvey(manager: EntityManager, survey: Survey): Promise<void> {
  const { id, outcome, concludedAt, concludedBy, mechanism, followUpOn, version } = survey;
  await manager.query(
    `update survey set outcome = $2, concluded_at = $3, concluded_by = $4, mechanism = $5, follow_up_on = $6, version = $7
     where id = $1`,
    [
      ...[id, outcome ?? null, concludedAt?.toISOString() ?? null, concludedBy ?? null],
      ...[mechanism ?? null, followUpOn?.toISOString() ?? null, version],
    ],
  );
}

/** A look at the long-term mechanism, and what was seen. */
export interface MechanismCheck {
  /** Opaque id. */
  readonly saidBy: string;
  readonly text: string;
  readonly saidAt: Date;
}

export async function addCheck(manager: EntityManager, surveyId: string, check: MechanismCheck): Promise<void> {
  await manager.query('insert into survey_check (survey_id, id, said_by, text, said_at) values ($1, $2, $3, $4, $5)', [
    ...[surveyId, uuidv7(), check.saidBy, check.text, check.saidAt.toISOString()],
  ]);
}

/** The latest, oldest first; no more than anybody reads. */
export async function checksOf(manager: EntityManager, surveyId: string): Promise<MechanismCheck[]> {
  const latest = await manager.query<MechanismCheck[]>(
    `select said_by as "saidBy", text, said_at as "saidAt" from survey_check where survey_id = $1 order by id desc limit 200`,
    [surveyId],
  );
  return latest.toReversed();
}

export function surveyIn(row: SurveyRow): Survey {
  const { id, scope, question, version } = row;
  return {
    ...{ id, scope, question, version, function: row.function, caseId: row.case_id, caseNumber: row.case_number },
    ...{ hotIssueId: row.hot_issue_id ?? undefined, regionCode: row.region_code, answerBy: row.answer_by },
    ...{ askedBy: row.asked_by, askedAt: row.asked_at, outcome: row.outcome ?? undefined },
    ...{ concludedAt: row.concluded_at ?? undefined, concludedBy: row.concluded_by ?? undefined },
    ...{ mechanism: row.mechanism ?? undefined, followUpOn: row.follow_up_on ?? undefined },
  };
}
