import { Failure } from '#domain';
import { CaseOutbox, Clock, recordInAudit, type Staff, transact } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { remindNoMore } from '../reminding/reminder-table.ts';
import { faultsOf, type SurveyAnswer } from './domain/answer.ts';
import { questionChanged, surveyConcluded } from './failures.ts';
import { holdQuestion } from './hold-question.ts';
import { type Question, saveQuestion } from './question-table.ts';

/** Which question, as it was seen. */
interface Seen {
  readonly id: string;
  readonly version: number;
}

type Outcome = Pick<Question, 'count' | 'done' | 'words'> & { readonly state: 'found' | 'not-found' | 'refused' };

/** A bureau answers what a survey asks it, or refuses to with a reason; as long as the survey is open it may answer anew. */
@Injectable()
export class AnswerQuestion {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly outbox: CaseOutbox,
  ) {}

  /** @throws Failure not-found; invalid for an answer whose parts do not go together; `question-changed`, `survey-concluded` */
  async answer(staff: Staff, seen: Seen, answer: SurveyAnswer): Promise<Question> {
    const fields = faultsOf(answer);
    if (fields.length > 0)
      throw new Failure('invalid', 'invalid-request', 'The answer contradicts itself.', { fields });
    const { found, count, done, words } = answer;
    return this.keep(staff, seen, { state: found ? 'found' : 'not-found', count, done, words });
  }

  /** @throws Failure not-found; `question-changed`, `survey-concluded` */
  refuse(staff: Staff, seen: Seen, reason: string): Promise<Question> {
    return this.keep(staff, seen, { state: 'refused', words: reason });
  }

  private async keep(staff: Staff, { id, version }: Seen, outcome: Outcome): Promise<Question> {
    return transact(this.dataSource, async (manager) => {
      const { question: held, survey, bureau } = await holdQuestion(manager, staff, id);
      if (survey.concludedAt) throw surveyConcluded();
      if (held.version !== version) throw questionChanged(held);
      const now = await this.clock.now(manager);
      const isFirst = held.answeredAt === undefined;
      const { count, done, words, state } = outcome;
      const question: Question = {
        ...{ ...held, state, count, done, words, answeredBy: staff.subject, version: version + 1 },
        answeredAt: held.answeredAt ?? now,
        isLate: isFirst ? now > survey.answerBy : held.isLate,
      };
      await saveQuestion(manager, question);
      await remindNoMore(manager, 'survey-question', id);
      await this.outbox.append(manager, [
        {
          type: 'xinqiao.survey.answered.v1',
          ...{ key: survey.id, subject: survey.id },
          payload: {
            ...{ surveyId: survey.id, questionId: id, bureau, occurredAt: now.toISOString() },
            ...{ outcome: outcome.state, isLate: question.isLate },
          },
        },
      ]);
      await recordInAudit(manager, [{ staff: staff.subject, action: 'answer-survey', about: `survey:${survey.id}` }]);
      return question;
    });
  }
}
