/** What routing announces of hot issues. */
import type { CaseEvents } from '#contracts';
import type { Cause, EventDraft } from '#messaging';
import type { HotIssue } from './domain/hot-issue.ts';
import { functionOf } from './issue-table.ts';
import type { Member } from './voice-table.ts';

export type HotIssueEvent = EventDraft<
  CaseEvents,
  | 'xinqiao.hot-issue.proposed.v1'
  | 'xinqiao.hot-issue.confirmed.v1'
  | 'xinqiao.hot-issue.grown.v1'
  | 'xinqiao.hot-issue.member-joined.v1'
  | 'xinqiao.hot-issue.member-left.v1'
>;

export function hotIssueProposed(issue: HotIssue, now: Date, causedBy?: Cause): HotIssueEvent {
  return { ...about(issue.id), type: 'xinqiao.hot-issue.proposed.v1', causedBy, payload: stepOf(issue, now) };
}

export function hotIssueConfirmed(
  issue: HotIssue,
  confirmedBy: 'staff' | 'policy',
  now: Date,
  causedBy?: Cause,
): HotIssueEvent {
  const payload = { ...stepOf(issue, now), confirmedBy };
  return { ...about(issue.id), type: 'xinqiao.hot-issue.confirmed.v1', causedBy, payload };
}

/** Of one that is confirmed. */
export function hotIssueGrown(issue: HotIssue, now: Date, causedBy?: Cause): HotIssueEvent {
  return { ...about(issue.id), type: 'xinqiao.hot-issue.grown.v1', causedBy, payload: stepOf(issue, now) };
}

/** @param title of the hot issue */
export function memberJoined(member: Member, title: string, now: Date, causedBy?: Cause): HotIssueEvent {
  return {
    ...about(member.issueId),
    type: 'xinqiao.hot-issue.member-joined.v1',
    causedBy,
    payload: memberOf(member, title, now),
  };
}

/** @param title of the hot issue */
export function memberLeft(member: Member, title: string, now: Date, causedBy?: Cause): HotIssueEvent {
  return {
    ...about(member.issueId),
    type: 'xinqiao.hot-issue.member-left.v1',
    causedBy,
    payload: memberOf(member, title, now),
  };
}

const about = (id: string) => ({ key: id, subject: id });

function stepOf({ id, title, region, reach, matter, people, first, last }: HotIssue, now: Date) {
  return {
    hotIssueId: id,
    title,
    region: { ...region },
    function: functionOf(reach),
    matter: matter && { ...matter },
    people,
    firstAt: first.toISOString(),
    lastAt: last.toISOString(),
    occurredAt: now.toISOString(),
  };
}

function memberOf({ issueId, caseId, caseNumber }: Member, title: string, now: Date) {
  return { hotIssueId: issueId, caseId, caseNumber, title, occurredAt: now.toISOString() };
}
