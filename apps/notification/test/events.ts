import { v7 } from 'uuid';
import type { CaseEventType } from '#contracts';
import type { CaseEvent, ContactSeal } from '#platform';
import type { CaseStep, CaseStepType } from '../src/templates/case-step.ts';

const bureau = { id: '411681-human-resources', name: '项城市人力资源和社会保障局', regionCode: '411681' };
const submittedAt = '2026-11-23T08:00:00.000Z';

/** A Case of which events are made. */
export interface TestCase {
  readonly caseId: string;
  readonly caseNumber: string;
}

let sequence = 0;
export function aCase(): TestCase {
  sequence += 1;
  return { caseId: v7(), caseNumber: `20261123-${String(sequence).padStart(7, '0')}-5` };
}

export function submitted(
  { caseId, caseNumber }: TestCase,
  contact?: ReturnType<ContactSeal['seal']>,
): CaseEvent<'xinqiao.case.submitted.v1'> {
  const payload = { caseId, caseNumber, channel: 'web', subject: '欠薪', body: '欠薪一年', submittedAt, contact };
  return eventOf('xinqiao.case.submitted.v1', payload) as CaseEvent<'xinqiao.case.submitted.v1'>;
}

const says: Readonly<Record<CaseStepType, object>> = {
  'xinqiao.case.opened.v1': { channel: 'web', submittedAt },
  'xinqiao.case.sent-to-triage.v1': { reasons: [] },
  'xinqiao.case.assigned.v1': { lead: bureau, coHandling: [], urgent: false, assignedBy: 'router', reasons: [] },
  'xinqiao.case.returned.v1': { bureau, sentTo: 'triage', reason: '不属于本单位职责' },
  'xinqiao.case.complained-of.v1': {
    ...{
      status: 'triage',
      named: bureau,
      hadIt: true,
      about: [bureau],
      foundBy: 'triage-officer',
      reason: '反映该局人员',
    },
  },
  'xinqiao.case.bureau-succeeded.v1': { status: 'in-progress', bureau, predecessor: bureau, successor: bureau },
  'xinqiao.case.accepted.v1': { bureau },
  'xinqiao.case.contacted.v1': { bureau, first: true },
  'xinqiao.case.replied.v1': { bureau, visibility: 'public', text: '已立案' },
  'xinqiao.case.resolved.v1': { bureau, visibility: 'public', text: '已发放' },
  'xinqiao.case.suspended.v1': { bureau, waitingFor: 'citizen', reason: '待补充材料', until: submittedAt },
  'xinqiao.case.resumed.v1': { bureau, suspendedAt: submittedAt },
  'xinqiao.case.extended.v1': { bureau, days: 10 },
  'xinqiao.case.supplemented.v1': { status: 'in-progress', bureau, text: '有考勤表' },
  'xinqiao.case.withdrawn.v1': { bureau },
  'xinqiao.case.declined.v1': { explanation: '不属本平台受理范围', askInstead: '法院立案庭' },
  'xinqiao.case.split.v1': { parts: [{ caseId: v7(), subject: '扰民', body: '夜间施工' }], reason: '两件事' },
  'xinqiao.case.merged.v1': { into: { caseId: v7(), caseNumber: '20261122-0000017-4' }, reason: '同一事项' },
  'xinqiao.case.unmerged.v1': {
    ...{ status: 'triage', from: { caseId: v7(), caseNumber: '20261122-0000017-4' }, reason: '并非同一事项' },
  },
  'xinqiao.case.joined-hot-issue.v1': {
    status: 'in-progress',
    bureau,
    hotIssue: { hotIssueId: v7(), title: '供热不达标' },
  },
  'xinqiao.case.left-hot-issue.v1': { status: 'in-progress', bureau, hotIssue: { hotIssueId: v7() } },
  'xinqiao.case.closed.v1': { bureau, because: 'rated' },
  'xinqiao.case.reopened.v1': {
    ...{ status: 'in-progress', bureau, reopenedBy: 'citizen', reason: '未结清', reopenings: 1 },
  },
};
const wayOfACase: readonly CaseStepType[] = [
  'xinqiao.case.opened.v1',
  'xinqiao.case.assigned.v1',
  'xinqiao.case.accepted.v1',
  'xinqiao.case.contacted.v1',
  'xinqiao.case.replied.v1',
  'xinqiao.case.resolved.v1',
];

/** The first steps of a Case, in order. */
export function steps(
  { caseId, caseNumber }: TestCase,
  count = wayOfACase.length,
): (CaseStep & CaseEvent<CaseStepType>)[] {
  return wayOfACase.slice(0, count).map((type, index) => {
    const base = { caseId, caseNumber, caseVersion: index + 1, occurredAt: submittedAt };
    return eventOf(type, { ...base, ...says[type] }) as CaseStep & CaseEvent<CaseStepType>;
  });
}

function eventOf(type: CaseEventType, payload: TestCase & object): unknown {
  const envelope = { id: v7(), source: '/xinqiao/test', time: new Date(submittedAt), correlationId: v7() };
  return { ...envelope, type, subject: payload.caseNumber, key: payload.caseId, payload };
}
