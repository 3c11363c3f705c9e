import { v7 } from 'uuid';
import type { Bureau, CaseEvents, CaseEventType } from '#contracts';
import { formatCaseNumber } from '#domain';
import type { CaseEvent } from '#platform';

/** A case of which events are made. */
export interface TestCase {
  readonly caseId: string;
  readonly caseNumber: string;
}

let sequence = 0;
export function aCase(): TestCase {
  sequence += 1;
  return { caseId: v7(), caseNumber: formatCaseNumber(new Date(at('08:00')), sequence) };
}

const xiangcheng: Bureau = {
  id: '411681-human-resources-and-social-security',
  name: '项城市人力资源和社会保障局',
  regionCode: '411681',
};

/** `HH:MM` on 23 November 2026, UTC. */
export const at = (time: string): string => `2026-11-23T${time}:00.000Z`;

function eventOf<T extends CaseEventType>(type: T, about: TestCase, payload: object): CaseEvent<T> {
  return {
    ...{ id: v7(), type, source: '/xinqiao/department', subject: about.caseNumber, key: about.caseId },
    ...{ time: new Date(at('08:00')), correlationId: v7() },
    payload: { ...about, ...payload } as CaseEvents[T],
  } as unknown as CaseEvent<T>;
}

export function bureausPublished(bureaus: readonly object[]): CaseEvent {
  return eventOf('xinqiao.bureaus.published.v1', aCase(), { bureaus });
}

interface Assigned {
  readonly version?: number;
  readonly lead?: Bureau;
  readonly urgent?: boolean;
  readonly region?: string;
  /** Whom the case is a complaint about. */
  readonly complainedOf?: readonly Bureau[];
}

export function assigned(
  about: TestCase,
  { version = 2, lead = xiangcheng, urgent = false, region = '411681', complainedOf }: Assigned = {},
) {
  return eventOf('xinqiao.case.assigned.v1', about, {
    ...{ caseVersion: version, occurredAt: at('08:01'), lead, coHandling: [], urgent, function: 'labour-inspection' },
    ...{ jurisdiction: { code: region, name: '某地' }, assignedBy: 'router', reasons: ['属地'], about: complainedOf },
  });
}

/** The case goes on with the bureau into which its lead was merged. @param region to which the case comes by that; absent where it stays */
export function succeeded(
  about: TestCase,
  successor: Bureau,
  { version = 3, region }: { version?: number; region?: string } = {},
) {
  return eventOf('xinqiao.case.bureau-succeeded.v1', about, {
    ...{ caseVersion: version, occurredAt: at('09:30'), status: 'assigned', bureau: successor },
    ...{ predecessor: xiangcheng, successor, jurisdiction: region && { code: region, name: '某地' } },
  });
}

/** Of a case that its lead keeps. */
export function complainedOf(about: TestCase, bureaus: readonly Bureau[], { version = 3 } = {}) {
  return eventOf('xinqiao.case.complained-of.v1', about, {
    ...{ caseVersion: version, occurredAt: at('09:30'), status: 'assigned', bureau: xiangcheng, named: bureaus.at(-1) },
    ...{ about: bureaus, hadIt: false, foundBy: 'supervisor', reason: '反映该局人员' },
  });
}

interface Stepped {
  readonly step?: string;
  readonly clock?: string;
  readonly startedAt?: string;
  readonly raisedAt?: string;
  readonly lead?: Bureau;
  readonly regionCode?: string;
}

export function stepRaised(about: TestCase, { step = 'supervision', ...rest }: Stepped = {}) {
  const { clock = 'accept', startedAt = at('08:01'), raisedAt = at('09:00'), ...said } = rest;
  return eventOf('xinqiao.clock.step-raised.v1', about, {
    clock: {
      ...{ clock, startedAt, term: { amount: 1, unit: 'working-days' }, policyVersion: 1, calendarVersion: 1 },
      deadline: at('08:30'),
    },
    ...{ step, dueAt: raisedAt, raisedAt, urgent: false, ...said },
  });
}

export function reopened(about: TestCase, { reopenings = 2, version = 7, occurredAt = at('11:00') } = {}) {
  return eventOf('xinqiao.case.reopened.v1', about, {
    ...{ caseVersion: version, occurredAt, status: 'in-progress', bureau: xiangcheng, reopenedBy: 'citizen' },
    ...{ reason: '仍未解决', reopenings },
  });
}

export function resolved(about: TestCase, { version = 5, occurredAt = at('10:00') } = {}) {
  return eventOf('xinqiao.case.resolved.v1', about, {
    ...{ caseVersion: version, occurredAt, bureau: xiangcheng, visibility: 'public', text: '已办结' },
  });
}

export function unheard(
  about: TestCase,
  escalation: { id: string; version: number; level: string; regionCode: string },
) {
  const { id: escalationId, version: escalationVersion, level, regionCode } = escalation;
  return eventOf('xinqiao.escalation.unheard.v1', about, {
    ...{ escalationId, escalationVersion, level, regionCode, occurredAt: at('12:00') },
  });
}
