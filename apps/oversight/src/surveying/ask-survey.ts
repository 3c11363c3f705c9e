import type { Bureau, CaseEvents } from '#contracts';
import { Failure, oneWith, subtreePrefix } from '#domain';
import type { EventDraft } from '#messaging';
import {
  CaseOutbox,
  Clock,
  keyedRequest,
  keyReused,
  readMergers,
  recordInAudit,
  requireCaseScope,
  requireRegionScope,
  type Staff,
  transact,
} from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { bureausWithFunction, regionsWithBureaus } from '../directory/named-bureaus.ts';
import { demandHotIssueOf } from '../hot-issues/demand-hot-issue-of.ts';
import type { CaseFacts } from '../known-cases/domain/case-facts.ts';
import { lockKnownCase } from '../known-cases/known-case-table.ts';
import { remindOf } from '../reminding/reminder-table.ts';
import { demandDueTime } from '../supervising/demand-due-time.ts';
import { cityOf, isAsked, regionSurveyed, type SurveyScope } from './domain/survey-scope.ts';
import { cityNotSurveyed, functionNotKnown, nothingToAsk } from './failures.ts';
import { insertQuestions, type Question } from './question-table.ts';
import { type AskedBefore, findAskedBefore, insertSurvey, type Survey } from './survey-table.ts';

export interface SurveyCommand {
  readonly caseNumber: string;
  readonly hotIssueId?: string;
  /** That of the case where it is left out. */
  readonly function?: string;
  readonly scope: SurveyScope;
  /** The city whose counties are asked, and only where they are; that of the case where it is left out. */
  readonly cityCode?: string;
  readonly question: string;
  /** ISO 8601. */
  readonly answerBy: string;
}

/** A command with the region that it surveys. */
interface Asked extends SurveyCommand, Pick<Survey, 'regionCode'> {}

/** Asks all sibling regions of a case whether it exists there as well (普查). */
@Injectable()
export class AskSurvey {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly outbox: CaseOutbox,
  ) {}

  /**
   * @param idempotencyKey with which the same survey may come again and is asked once
   * @throws Failure not-found; forbidden for a scope beyond one's region; invalid where there is nobody to ask, or for a hot issue that is none of
   *   the region
   */
  async ask(staff: Staff, command: SurveyCommand, idempotencyKey?: string): Promise<Survey> {
    return transact(this.dataSource, async (manager) => {
      const facts = await lockKnownCase(manager, command.caseNumber);
      requireCaseScope(staff, facts.regionCode);
      const regionCode = surveyedBy(command, facts, staff);
      requireRegionScope(staff, regionCode);
      const asked = { ...command, caseNumber: facts.number, regionCode };
      const keyed = idempotencyKey === undefined ? undefined : keyedRequest(idempotencyKey, partsOf(asked));
      const before = keyed && (await findAskedBefore(manager, staff.subject, keyed.key));
      if (before) return sameAsBefore(before, keyed.request, asked);
      const now = await this.clock.now(manager);
      const survey = newSurvey(staff, command, { facts, regionCode, now });
      if (survey.hotIssueId !== undefined) await demandHotIssueOf(manager, survey.hotIssueId, staff);
      const questions = await questionsFor(manager, survey, facts);
      if (!(await insertSurvey(manager, survey, keyed))) throw keyReused();
      await insertQuestions(manager, questions);
      await this.tell(manager, survey, questions, now);
      await recordInAudit(manager, [{ staff: staff.subject, action: 'ask-survey', about: facts.number }]);
      return survey;
    });
  }

  private async tell(manager: EntityManager, survey: Survey, questions: readonly Question[], now: Date): Promise<void> {
    const { answerBy: dueAt, regionCode } = survey;
    const asked = questions.flatMap(({ id, bureau }) => (bureau ? [{ id, bureau }] : []));
    const due = asked.map((one) => ({ ...one, of: 'survey-question', dueAt, regionCode }) as const);
    await remindOf(manager, due, now);
    await this.outbox.append(
      manager,
      asked.map((one) => askedAnnouncement(survey, one, now)),
    );
  }
}

/** @throws Failure for a city where more than its counties would be asked */
function surveyedBy({ scope, cityCode }: SurveyCommand, { regionCode }: CaseFacts, staff: Staff): string {
  if (cityCode !== undefined && scope !== 'counties') throw cityNotSurveyed();
  return regionSurveyed(scope, cityCode ?? regionCode ?? staff.regionCode ?? '');
}

function newSurvey(
  { subject }: Staff,
  command: SurveyCommand,
  { facts, regionCode, now }: { readonly facts: CaseFacts; readonly regionCode: string; readonly now: Date },
): Survey {
  const { hotIssueId, scope, question } = command;
  const functionCode = command.function ?? facts.function;
  if (functionCode === undefined) throw functionNotKnown();
  return {
    ...{ id: uuidv7(), caseId: facts.caseId, caseNumber: facts.number, hotIssueId, scope, regionCode, question },
    ...{ function: functionCode, answerBy: demandDueTime('answerBy', command.answerBy, now) },
    ...{ askedBy: subject, askedAt: now, version: 1 },
  };
}

/**
 * One for each region but that of the case itself; where a region has no bureau for the function, or none but one that the case is a complaint about, the
 * table says so instead of leaving it out.
 */
async function questionsFor(manager: EntityManager, survey: Survey, facts: CaseFacts): Promise<Question[]> {
  const prefix = subtreePrefix(survey.regionCode);
  const regions = await regionsWithBureaus(manager, prefix);
  if (regions.length === 0) throw directoryUnavailable();
  const mergers = facts.about.length > 0 ? await readMergers(manager) : [];
  const complainedOf = facts.about.flatMap((id) => oneWith(id, mergers));
  const serving = await bureausWithFunction(manager, survey.function, prefix, complainedOf);
  const bureaus = new Map(serving.map((bureau) => [bureau.regionCode, bureau]));
  const asked = regions.filter((region) => isAsked(region, survey.scope, survey.regionCode, facts.regionCode));
  if (!asked.some((region) => bureaus.has(region))) throw nothingToAsk(survey.function);
  return asked.map((region) => newQuestion(survey, region, bureaus.get(region)));
}

function newQuestion({ id: surveyId }: Survey, regionCode: string, bureau: Bureau | undefined): Question {
  const state = bureau ? 'asked' : 'nobody';
  return { id: uuidv7(), surveyId, regionCode, cityCode: cityOf(regionCode), bureau, state, isLate: false, version: 1 };
}

function askedAnnouncement(
  { id: surveyId, function: functionCode, answerBy }: Survey,
  { id: questionId, bureau }: { readonly id: string; readonly bureau: Bureau },
  now: Date,
): EventDraft<CaseEvents> {
  return {
    type: 'xinqiao.survey.asked.v1',
    key: surveyId,
    subject: surveyId,
    payload: {
      ...{ surveyId, questionId, bureau, function: functionCode },
      ...{ answerBy: answerBy.toISOString(), occurredAt: now.toISOString() },
    },
  };
}

/** All that a command asks for. */
function partsOf(command: SurveyCommand): unknown[] {
  const { caseNumber, hotIssueId, scope, cityCode, question, answerBy } = command;
  return [caseNumber, hotIssueId, command.function, scope, cityCode, question, answerBy];
}

/** @throws Failure `idempotency-key-reused` where the key came with another survey */
function sameAsBefore({ survey, request }: AskedBefore, requestNow: string, asked: Asked): Survey {
  if (request === null ? isLike(survey, asked) : request === requestNow) return survey;
  throw keyReused();
}

/** By what the release before kept of a survey. */
function isLike(survey: Survey, { caseNumber, regionCode, scope, question, answerBy }: Asked): boolean {
  const isAlike = survey.caseNumber === caseNumber && survey.scope === scope && survey.question === question;
  return isAlike && survey.regionCode === regionCode && survey.answerBy.getTime() === Date.parse(answerBy);
}

function directoryUnavailable(): Failure {
  const message = 'The directory of bureaus has not arrived yet.';
  return new Failure('unavailable', 'directory-unavailable', message, { retryAfterSeconds: 5 });
}
