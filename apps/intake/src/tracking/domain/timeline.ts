import { type CaseStatus, caseStatusNames } from '#domain';
import type { Fact, Reply } from './fact.ts';
import { statusAfter } from './status-after.ts';
import { tell } from './tell.ts';

/** A fact with its place in the Case's life. */
export interface VersionedFact {
  /** 1 for the first fact of a Case, one more for each. */
  readonly version: number;
  readonly occurredAt: Date;
  readonly fact: Fact;
}

export interface TimelineEntry {
  readonly occurredAt: Date;
  readonly status: CaseStatus;
  readonly statusName: string;
  readonly text: string;
  readonly reply?: Reply;
}

/** What a citizen sees of his Case, oldest first; the first entry is always there. */
export function timelineOf(submittedAt: Date, facts: readonly VersionedFact[]): [TimelineEntry, ...TimelineEntry[]] {
  const submitted = entry(submittedAt, 'received', '已收到您的留言。');
  return [submitted, ...withoutGaps(facts).map(({ occurredAt, fact }) => entryOf(occurredAt, fact))];
}

/** In order, up to the first version that has not arrived: a later one is not told before it. */
function withoutGaps(facts: readonly VersionedFact[]): VersionedFact[] {
  const ordered = facts.toSorted((one, other) => one.version - other.version);
  const gap = ordered.findIndex(({ version }, index) => version !== index + 1);
  return gap === -1 ? ordered : ordered.slice(0, gap);
}

function entryOf(occurredAt: Date, fact: Fact): TimelineEntry {
  const told = entry(occurredAt, statusAfter(fact), tell(fact));
  return 'reply' in fact ? { ...told, reply: fact.reply } : told;
}

function entry(occurredAt: Date, status: CaseStatus, text: string): TimelineEntry {
  return { occurredAt, status, statusName: caseStatusNames[status], text };
}
