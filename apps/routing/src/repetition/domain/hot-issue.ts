import type { IssueCore } from './issue-core.ts';
import { united } from './issue-core.ts';
import { fewestPeople, holdsTogether } from './holds-together.ts';
import { fits, joins, merges, sameThing } from './sameness.ts';
import type { Voice } from './repeat-of.ts';

/**
 * 共性问题 on its way: gathering until enough people speak of it, proposed until a person or the policy confirms or dismisses
 * it. A dismissed one goes on gathering, so that it is not proposed again.
 */
export type HotIssueStatus = 'gathering' | 'proposed' | 'confirmed' | 'dismissed';

export interface HotIssue {
  readonly id: string;
  readonly reach: string;
  /** A matter that fails for many at once: all in the city who complain of it. */
  readonly sharedMatter?: string;
  readonly status: HotIssueStatus;
  readonly core: IssueCore;
  /** People as far as they are known; an unknown writer counts as one. */
  readonly people: number;
  /** The county of all, or their city. */
  readonly region: { readonly code: string; readonly name: string };
  /** Of the estate that it is about, as {@link countyOf} has it; absent where it is about none, or nobody has named more than the city. */
  readonly estateCounty?: string;
  readonly matter?: { readonly code: string; readonly name: string };
  readonly title: string;
  /** How much of what the messages have in common the title says; a title that a person gave is never outdone. */
  readonly titleWeight: number;
  readonly first: Date;
  readonly last: Date;
  /** Counts what is decided on it, not how it grows: who decides is not turned away because one more has written. */
  readonly version: number;
}

export interface HotIssuePolicy {
  /** Codes of the matters that fail for many at once. */
  readonly sharedMatters: ReadonlySet<string>;
  /** From how many people on such a failure is proposed. */
  readonly sharedPeople: number;
  /** From how many people on an issue is confirmed without a person; 0 for never. */
  readonly confirmedAt: number;
}

/** A failure is over when nobody complained of it for so long; then the next one is another. */
const waveEndsAfterDays = 21;
const day = 24 * 60 * 60 * 1000;

/** A message as far as an issue may be about the same. */
type Candidate = Voice & Pick<HotIssue, 'estateCounty' | 'sharedMatter'>;

/** How well a message belongs to an issue, from 0 (not at all) to 1. Who has been proposed takes only what clearly fits. */
export function belonging(message: Candidate, issue: HotIssue): number {
  if (message.sharedMatter !== undefined || issue.sharedMatter !== undefined) {
    const distance = Math.abs(message.submittedAt.getTime() - issue.last.getTime());
    return message.sharedMatter === issue.sharedMatter && distance <= waveEndsAfterDays * day ? 1 : 0;
  }
  if (areOtherEstates(message, issue)) return 0;
  return sameThing(message, issue.core, issue.status === 'gathering' ? joins : fits);
}

/** Estates of one name are many, and each lies in one county. */
function areOtherEstates(one: Pick<HotIssue, 'estateCounty'>, other: Pick<HotIssue, 'estateCounty'>): boolean {
  return one.estateCounty !== undefined && other.estateCounty !== undefined && one.estateCounty !== other.estateCounty;
}

/**
 * How well an issue that still gathers would go up in another one, from 0 (not at all) to 1. What people watch takes only what
 * clearly fits, be it one message or many.
 */
export function ofOneKind(issue: HotIssue, other: HotIssue): number {
  if (other.status !== 'gathering' || areOtherEstates(issue, other)) return 0;
  switch (issue.status) {
    case 'gathering':
      return sameThing(issue.core, other.core, merges);
    case 'proposed':
      return sameThing(issue.core, other.core, fits);
    case 'confirmed':
    case 'dismissed':
      return 0;
  }
}

/** The issue with one message more; its people are not counted yet. */
export function grownBy(issue: HotIssue, message: Candidate, region: HotIssue['region']): HotIssue {
  return {
    ...issue,
    core: united(issue.core, { ...message, messages: 1 }),
    region,
    estateCounty: issue.estateCounty ?? message.estateCounty,
    matter: issue.matter?.code === message.matterCode ? issue.matter : undefined,
    first: message.submittedAt < issue.first ? message.submittedAt : issue.first,
    last: message.submittedAt > issue.last ? message.submittedAt : issue.last,
  };
}

/** Where the issue stands now that it has grown. */
export function statusByPolicy(issue: HotIssue, policy: HotIssuePolicy): HotIssueStatus {
  if (issue.status === 'dismissed' || issue.status === 'confirmed') return issue.status;
  const isProposed = issue.status === 'proposed' || isWorthProposing(issue, policy);
  if (!isProposed) return 'gathering';
  return policy.confirmedAt > 0 && issue.people >= policy.confirmedAt ? 'confirmed' : 'proposed';
}

function isWorthProposing({ people, sharedMatter, core, matter }: HotIssue, { sharedPeople }: HotIssuePolicy): boolean {
  return sharedMatter === undefined
    ? people >= fewestPeople && holdsTogether(core, matter !== undefined)
    : people >= Math.max(fewestPeople, sharedPeople);
}
