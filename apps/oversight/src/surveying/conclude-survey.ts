import { Clock, recordInAudit, type Staff, transact } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { remindNoMore, remindOf, remindOfNoneOf } from '../reminding/reminder-table.ts';
import { demandDueTime } from '../supervising/demand-due-time.ts';
import { surveyConcluded, surveyNotConcluded } from './failures.ts';
import { holdSurvey } from './hold-question.ts';
import { unansweredOf } from './question-table.ts';
import { addCheck, saveSurvey, type Survey } from './survey-table.ts';

/** What came out of a survey, and how it is to be kept from coming back. */
export interface Conclusion {
  /** As it was seen. */
  readonly version: number;
  readonly outcome: string;
  /** 长效机制. */
  readonly mechanism?: string;
  /** When somebody is to look at it; ISO 8601. */
  readonly followUpOn?: string;
}

/** Concludes a survey with its outcome, and looks at the long-term mechanism that came out of it. */
@Injectable()
export class ConcludeSurvey {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** What has not been answered stays so in the table. @throws Failure not-found, forbidden; `survey-changed`, `survey-concluded` */
  async conclude(staff: Staff, id: string, { version, outcome, mechanism, followUpOn }: Conclusion): Promise<Survey> {
    return transact(this.dataSource, async (manager) => {
      const held = await holdSurvey(manager, staff, { id, version });
      if (held.concludedAt) throw surveyConcluded();
      const now = await this.clock.now(manager);
      const concluded = { outcome, mechanism, concludedAt: now, concludedBy: staff.subject };
      const survey = { ...held, ...concluded, followUpOn: dayIn(followUpOn, now), version: version + 1 };
      await saveSurvey(manager, survey);
      await remindOfNoneOf(manager, 'survey-question', await unansweredOf(manager, id));
      await remindOfMechanism(manager, survey, now);
      await recordInAudit(manager, [{ staff: staff.subject, action: 'conclude-survey', about: `survey:${id}` }]);
      return survey;
    });
  }

  /** @throws Failure not-found, forbidden; `survey-changed`, `survey-not-concluded` */
  async check(
    staff: Staff,
    id: string,
    { version, text, followUpOn }: { readonly version: number; readonly text: string; readonly followUpOn?: string },
  ): Promise<Survey> {
    return transact(this.dataSource, async (manager) => {
      const held = await holdSurvey(manager, staff, { id, version });
      if (!held.concludedAt) throw surveyNotConcluded();
      const now = await this.clock.now(manager);
      const survey = { ...held, followUpOn: dayIn(followUpOn, now), version: version + 1 };
      await saveSurvey(manager, survey);
      await addCheck(manager, id, { saidBy: staff.subject, text, saidAt: now });
      await remindOfMechanism(manager, survey, now);
      await recordInAudit(manager, [{ staff: staff.subject, action: 'check-mechanism', about: `survey:${id}` }]);
      return survey;
    });
  }
}

function dayIn(text: string | undefined, now: Date): Date | undefined {
  return text === undefined ? undefined : demandDueTime('followUpOn', text, now);
}

async function remindOfMechanism(manager: EntityManager, { id, followUpOn, regionCode }: Survey, now: Date) {
  await remindNoMore(manager, 'mechanism', id);
  if (followUpOn) await remindOf(manager, [{ of: 'mechanism', id, dueAt: followUpOn, regionCode }], now);
}
