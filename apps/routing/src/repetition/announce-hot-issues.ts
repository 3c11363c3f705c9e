import type { CaseOutbox } from '#platform';
import type { EntityManager } from 'typeorm';
import type { Decided } from '../deciding/decide-in-turns.ts';
import { announceMembers } from './announce-members.ts';
import { hasGrownMuch } from './domain/growth.ts';
import type { HotIssue } from './domain/hot-issue.ts';
import {
  type HotIssueEvent,
  hotIssueConfirmed,
  hotIssueGrown,
  hotIssueProposed,
  memberJoined,
} from './hot-issue-events.ts';
import type { PlacedVoice } from './voice-table.ts';

/** What a batch of messages has changed. */
export interface Kept {
  readonly settled: readonly HotIssue[];
  readonly before: ReadonlyMap<string, HotIssue>;
  readonly placed: readonly (PlacedVoice & { readonly event: Decided['event'] })[];
}

/**
 * Says which issues are proposed or confirmed now, and which cases belong to confirmed ones from now on: each once. When one has grown much it is said again
 * how it is, that who watches it sees it, be it confirmed already or only proposed.
 */
export async function announceHotIssues(
  manager: EntityManager,
  outbox: CaseOutbox,
  { settled, before, placed }: Kept,
  now: Date,
): Promise<void> {
  const causes = new Map(placed.map(({ issueId, event }) => [issueId, event]));
  const isNew = ({ id, status }: HotIssue) => status !== (before.get(id)?.status ?? 'gathering');
  const hasGrown = (issue: HotIssue) => hasGrownMuch(before.get(issue.id) ?? issue, issue);
  const confirmed = settled.filter(({ status }) => status === 'confirmed');
  const newlyConfirmed = confirmed.filter(isNew);
  const confirmedBefore = confirmed.filter((issue) => !isNew(issue));
  const others = new Set(confirmedBefore.map(({ id }) => id));
  const joined = placed.flatMap(({ voice: { caseId, caseNumber }, issueId }) =>
    issueId !== undefined && others.has(issueId) ? [{ caseId, caseNumber, issueId }] : [],
  );
  const titles = new Map(confirmed.map(({ id, title }) => [id, title]));
  const events: HotIssueEvent[] = [
    ...settled
      .filter((issue) => issue.status === 'proposed' && (isNew(issue) || hasGrown(issue)))
      .map((issue) => hotIssueProposed(issue, now, causes.get(issue.id))),
    ...newlyConfirmed.map((issue) => hotIssueConfirmed(issue, 'policy', now, causes.get(issue.id))),
    ...confirmedBefore.filter(hasGrown).map((issue) => hotIssueGrown(issue, now, causes.get(issue.id))),
    ...joined.map((member) => memberJoined(member, titles.get(member.issueId) ?? '', now, causes.get(member.issueId))),
  ];
  if (events.length > 0) await outbox.append(manager, events);
  for (const issue of newlyConfirmed) await announceMembers(manager, outbox, issue, now, causes.get(issue.id));
}
