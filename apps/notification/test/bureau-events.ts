import { v7 } from 'uuid';
import type { CaseEvents } from '#contracts';
import type { CaseEvent } from '#platform';
import { aCase } from './events.ts';

export const bureau = { id: '411681-human-resources', name: '项城市人力资源和社会保障局', regionCode: '411681' };
const neighbour = { id: '411681-taxation', name: '项城市税务局', regionCode: '411681' };
const occurredAt = '2026-11-27T02:00:00.000Z';
const dueAt = '2026-12-01T10:00:00.000Z';

interface EventOfBureau {
  readonly clock: 'xinqiao.clock.step-raised.v1';
  readonly entered: 'xinqiao.supervision.entered.v1';
  readonly 'put-back': 'xinqiao.supervision.put-back.v1';
  readonly closed: 'xinqiao.supervision.closed.v1';
  readonly instruction: 'xinqiao.instruction.given.v1';
  readonly survey: 'xinqiao.survey.asked.v1';
  readonly reminder: 'xinqiao.reminder.raised.v1';
}

const types: EventOfBureau = {
  clock: 'xinqiao.clock.step-raised.v1',
  entered: 'xinqiao.supervision.entered.v1',
  'put-back': 'xinqiao.supervision.put-back.v1',
  closed: 'xinqiao.supervision.closed.v1',
  instruction: 'xinqiao.instruction.given.v1',
  survey: 'xinqiao.survey.asked.v1',
  reminder: 'xinqiao.reminder.raised.v1',
};
export const namesOfBureauEvents = Object.keys(types) as (keyof EventOfBureau)[];

/** What department and oversight announce that concerns the one bureau of the tests; an instruction is given to its neighbour as well. */
export function bureauEvent<Name extends keyof EventOfBureau>(
  name: Name,
  wish: Partial<CaseEvents[EventOfBureau[Name]]> = {},
): CaseEvent<EventOfBureau[Name]> {
  const about = aCase();
  const payload: { caseNumber?: string } = { ...said(about)[name], ...wish };
  const envelope = { id: v7(), source: '/xinqiao/test', time: new Date(occurredAt), correlationId: v7() };
  return {
    ...{ ...envelope, type: types[name], subject: payload.caseNumber ?? '', key: about.caseId, payload },
  } as unknown as CaseEvent<EventOfBureau[Name]>;
}

function said(about: ReturnType<typeof aCase>): Readonly<Record<keyof EventOfBureau, object>> {
  const clock = {
    clock: 'resolve',
    startedAt: occurredAt,
    term: { amount: 15, unit: 'working-days' },
    deadline: dueAt,
  };
  const entry = { ...about, entryId: v7(), supervisedBy: '411600', bureau, dueAt, occurredAt };
  return {
    clock: {
      ...{ ...about, clock: { ...clock, policyVersion: 1, calendarVersion: 1 }, step: 'warning' },
      ...{ dueAt, raisedAt: occurredAt, lead: bureau, regionCode: '411681', urgent: false },
    },
    entered: { ...entry, because: 'hand' },
    'put-back': { ...entry, because: 'not-satisfied' },
    closed: { ...entry, isUnsatisfied: false },
    instruction: {
      ...{ ...about, instructionId: v7(), occurredAt, bureaus: [bureau, neighbour] },
      ...{ regionCode: '411681', answerBy: dueAt, isFollowUp: false },
    },
    survey: { surveyId: v7(), questionId: v7(), bureau, occurredAt, function: 'labour-inspection', answerBy: dueAt },
    reminder: { of: 'survey-question', id: v7(), step: 'before', dueAt, raisedAt: occurredAt, bureau },
  };
}
