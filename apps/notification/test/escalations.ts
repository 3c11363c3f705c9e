import { v7 } from 'uuid';
import type { EscalationStep } from '#contracts';
import type { CaseEvent } from '#platform';
import type { EscalationStepType } from '../src/following/domain/escalation-step.ts';
import { aCase } from './events.ts';

type Wish = Partial<Omit<EscalationStep, 'cause'>> & { readonly kind?: EscalationStep['cause']['kind'] } & Record<
    string,
    unknown
  >;

const occurredAt = '2026-11-27T02:00:00.000Z';
const awaiting = { by: { role: 'supervisor', regionCode: '411600' }, answerBy: occurredAt };

/** What the steps say beside what all of them do. */
const says: Readonly<Record<EscalationStepType, object>> = {
  'xinqiao.escalation.raised.v1': { answerBy: occurredAt },
  'xinqiao.escalation.climbed.v1': { because: 'unacknowledged', fromRegionCode: '411681', answerBy: occurredAt },
  'xinqiao.escalation.alarmed.v1': { because: 'unheard' },
  'xinqiao.escalation.acknowledged.v1': { by: awaiting.by },
  'xinqiao.escalation.delegated.v1': awaiting,
  'xinqiao.escalation.snoozed.v1': { ...awaiting, until: occurredAt },
  'xinqiao.escalation.ended.v1': { because: 'resolved' },
};

/** A step of an Escalation as it comes from oversight: of a county's unpaid wages and not urgent, unless it is wished otherwise. */
export function escalationStep(
  step: 'raised' | 'climbed' | 'alarmed' | 'acknowledged' | 'delegated' | 'snoozed' | 'ended' = 'raised',
  { kind = 'clock-step', ...wish }: Wish = {},
): CaseEvent<EscalationStepType> {
  const type = `xinqiao.escalation.${step}.v1` as const;
  const base = { ...aCase(), escalationId: v7(), escalationVersion: 1, occurredAt, cause: causes[kind] };
  const where = {
    level: 'county',
    regionCode: '411681',
    caseRegionCode: '411681',
    function: 'labour-inspection',
    urgent: false,
  };
  const payload = { ...base, ...where, ...says[type], ...wish };
  const envelope = { id: v7(), source: '/xinqiao/oversight', time: new Date(occurredAt), correlationId: v7() };
  return {
    ...envelope,
    type,
    subject: payload.caseNumber,
    key: payload.caseId,
    payload,
  } as CaseEvent<EscalationStepType>;
}

const causes: Readonly<Record<EscalationStep['cause']['kind'], EscalationStep['cause']>> = {
  'clock-step': { kind: 'clock-step', clock: 'resolve', step: 'supervision', dueAt: occurredAt },
  'second-reopening': { kind: 'second-reopening', reopenings: 2 },
  instruction: { kind: 'instruction', instructionId: '0190d1f0-0000-7000-8000-000000000009' },
};
