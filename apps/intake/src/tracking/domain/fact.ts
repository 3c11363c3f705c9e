import type { CaseEvents, CaseEventType, PolicyCitation } from '#contracts';
import type { CaseStatus, Kind } from '#domain';

/** The events that a citizen's timeline is made of. */
export const timelineEvents = [
  'xinqiao.case.opened.v1',
  'xinqiao.case.assigned.v1',
  'xinqiao.case.sent-to-triage.v1',
  'xinqiao.case.returned.v1',
  'xinqiao.case.arbitrated.v1',
  'xinqiao.case.complained-of.v1',
  'xinqiao.case.bureau-succeeded.v1',
  'xinqiao.case.accepted.v1',
  'xinqiao.case.handler-assigned.v1',
  'xinqiao.case.contacted.v1',
  'xinqiao.case.replied.v1',
  'xinqiao.case.suspended.v1',
  'xinqiao.case.resumed.v1',
  'xinqiao.case.extension-requested.v1',
  'xinqiao.case.extended.v1',
  'xinqiao.case.extension-refused.v1',
  'xinqiao.case.resolution-proposed.v1',
  'xinqiao.case.resolution-refused.v1',
  'xinqiao.case.resolved.v1',
  'xinqiao.case.follow-up-missed.v1',
  'xinqiao.case.rated.v1',
  'xinqiao.case.closed.v1',
  'xinqiao.case.reopened.v1',
  'xinqiao.case.supplemented.v1',
  'xinqiao.case.withdrawn.v1',
  'xinqiao.case.decline-proposed.v1',
  'xinqiao.case.declined.v1',
  'xinqiao.case.decline-refused.v1',
  'xinqiao.co-task.assigned.v1',
  'xinqiao.co-task.completed.v1',
  'xinqiao.co-task.waived.v1',
  'xinqiao.case.merged.v1',
  'xinqiao.case.unmerged.v1',
  'xinqiao.case.split.v1',
  'xinqiao.case.joined-hot-issue.v1',
  'xinqiao.case.left-hot-issue.v1',
] as const satisfies readonly CaseEventType[];
export type TimelineEventType = (typeof timelineEvents)[number];

export interface Reply {
  /** A private one is for the citizen alone. */
  readonly visibility: 'public' | 'private';
  readonly text: string;
  /** 政策依据. */
  readonly citations?: readonly PolicyCitation[];
}

/** 纠正: what had been said otherwise before, as it is now. */
export interface Corrected {
  readonly kind?: Kind;
  readonly urgent?: boolean;
  /** In Chinese. */
  readonly region?: string;
}

/** What the citizen is to see of one event; bureaus by their Chinese names. */
export type Fact =
  | { readonly kind: 'opened' }
  | {
      readonly kind: 'assigned';
      readonly lead: string;
      readonly coHandling: readonly string[];
      readonly reasons: readonly string[];
      readonly corrected?: Corrected;
    }
  | { readonly kind: 'sent-to-triage'; readonly reasons: readonly string[] }
  | {
      readonly kind: 'returned';
      readonly bureau: string;
      readonly sentTo: 'triage' | 'arbitration';
      readonly reason: string;
    }
  | { readonly kind: 'arbitrated'; readonly lead: string }
  | { readonly kind: 'complained-of'; readonly status: CaseStatus; readonly named: string; readonly hadIt: boolean }
  | {
      readonly kind: 'bureau-succeeded';
      readonly status: CaseStatus;
      readonly predecessor: string;
      readonly successor: string;
    }
  | { readonly kind: 'accepted'; readonly bureau: string }
  | {
      readonly kind: 'handler-assigned';
      readonly status: CaseStatus;
      readonly bureau?: string;
      readonly isTaken: boolean;
    }
  | { readonly kind: 'contacted'; readonly bureau: string; readonly first: boolean }
  | { readonly kind: 'replied'; readonly bureau: string; readonly reply: Reply }
  | {
      readonly kind: 'suspended';
      readonly bureau: string;
      readonly waitingFor: 'citizen' | 'third-party';
      readonly reason: string;
      readonly until: string;
    }
  | { readonly kind: 'resumed'; readonly bureau: string }
  | { readonly kind: 'extension-requested'; readonly bureau: string; readonly days: number }
  | { readonly kind: 'extended'; readonly bureau: string; readonly days: number }
  | { readonly kind: 'extension-refused'; readonly bureau: string }
  | { readonly kind: 'resolution-proposed'; readonly bureau: string }
  | { readonly kind: 'resolution-refused'; readonly bureau: string }
  | { readonly kind: 'resolved'; readonly bureau: string; readonly reply: Reply }
  | { readonly kind: 'follow-up-missed'; readonly isLast: boolean }
  | {
      readonly kind: 'rated';
      readonly solved: boolean;
      readonly satisfaction: number;
      readonly byCall?: boolean;
      readonly words?: string;
    }
  | { readonly kind: 'closed'; readonly because: 'rated' | 'window-passed' }
  | {
      readonly kind: 'reopened';
      readonly status: CaseStatus;
      readonly bureau?: string;
      readonly reopenedBy: 'citizen' | 'supervisor';
      readonly reason: string;
    }
  | { readonly kind: 'supplemented'; readonly status: CaseStatus; readonly text: string }
  | { readonly kind: 'withdrawn'; readonly reason?: string }
  | { readonly kind: 'decline-proposed'; readonly bureau: string }
  | {
      readonly kind: 'declined';
      readonly legalGround?: string;
      readonly explanation: string;
      readonly askInstead?: string;
    }
  | { readonly kind: 'decline-refused'; readonly status: CaseStatus; readonly bureau?: string }
  | { readonly kind: 'split'; readonly subjects: readonly string[]; readonly reason: string }
  | { readonly kind: 'merged'; readonly into: string; readonly reason: string }
  | { readonly kind: 'unmerged'; readonly status: CaseStatus; readonly reason: string }
  | { readonly kind: 'joined-hot-issue'; readonly status: CaseStatus; readonly title?: string }
  | { readonly kind: 'left-hot-issue'; readonly status: CaseStatus; readonly title?: string }
  | { readonly kind: 'co-task-assigned'; readonly coBureau: string }
  | { readonly kind: 'co-task-completed'; readonly status?: CaseStatus; readonly coBureau: string }
  | { readonly kind: 'co-task-waived'; readonly coBureau: string };

/** One event of a Case, with its type. */
export type TimelineEvent = {
  [T in TimelineEventType]: { readonly type: T; readonly payload: CaseEvents[T] };
}[TimelineEventType];

/** What is kept of each; an event that is missing here does not compile. */
const facts: { readonly [T in TimelineEventType]: (payload: CaseEvents[T]) => Fact } = {
  'xinqiao.case.opened.v1': () => ({ kind: 'opened' }),
  'xinqiao.case.assigned.v1': (payload) => ({
    kind: 'assigned',
    lead: payload.lead.name,
    coHandling: payload.coHandling.map(({ name }) => name),
    reasons: payload.reasons,
    corrected: correctedIn(payload),
  }),
  'xinqiao.case.sent-to-triage.v1': ({ reasons }) => ({ kind: 'sent-to-triage', reasons }),
  'xinqiao.case.returned.v1': ({ bureau, sentTo, reason }) => ({
    kind: 'returned',
    bureau: bureau.name,
    sentTo,
    reason,
  }),
  'xinqiao.case.arbitrated.v1': ({ lead }) => ({ kind: 'arbitrated', lead: lead.name }),
  'xinqiao.case.complained-of.v1': ({ status, named, hadIt }) => ({
    kind: 'complained-of',
    status,
    named: named.name,
    hadIt,
  }),
  'xinqiao.case.bureau-succeeded.v1': ({ status, predecessor, successor }) => ({
    kind: 'bureau-succeeded',
    status,
    predecessor: predecessor.name,
    successor: successor.name,
  }),
  'xinqiao.case.accepted.v1': ({ bureau }) => ({ kind: 'accepted', bureau: bureau.name }),
  'xinqiao.case.handler-assigned.v1': ({ status, bureau, handler }) => ({
    kind: 'handler-assigned',
    status,
    bureau: bureau?.name,
    isTaken: handler !== undefined,
  }),
  'xinqiao.case.contacted.v1': ({ bureau, first }) => ({ kind: 'contacted', bureau: bureau.name, first }),
  'xinqiao.case.replied.v1': (payload) => ({ kind: 'replied', bureau: payload.bureau.name, reply: replyOf(payload) }),
  'xinqiao.case.resolved.v1': (payload) => ({ kind: 'resolved', bureau: payload.bureau.name, reply: replyOf(payload) }),
  'xinqiao.case.suspended.v1': ({ bureau, waitingFor, reason, until }) => ({
    kind: 'suspended',
    bureau: bureau.name,
    waitingFor,
    reason,
    until,
  }),
  'xinqiao.case.resumed.v1': ({ bureau }) => ({ kind: 'resumed', bureau: bureau.name }),
  'xinqiao.case.extension-requested.v1': ({ bureau, days }) => ({
    kind: 'extension-requested',
    bureau: bureau.name,
    days,
  }),
  'xinqiao.case.extended.v1': ({ bureau, days }) => ({ kind: 'extended', bureau: bureau.name, days }),
  'xinqiao.case.extension-refused.v1': ({ bureau }) => ({ kind: 'extension-refused', bureau: bureau.name }),
  'xinqiao.case.resolution-proposed.v1': ({ bureau }) => ({ kind: 'resolution-proposed', bureau: bureau.name }),
  'xinqiao.case.resolution-refused.v1': ({ bureau }) => ({ kind: 'resolution-refused', bureau: bureau.name }),
  'xinqiao.case.follow-up-missed.v1': ({ nextAt }) => ({ kind: 'follow-up-missed', isLast: nextAt === undefined }),
  'xinqiao.case.rated.v1': ({ solved, satisfaction, byCall, words }) => ({
    kind: 'rated',
    solved,
    satisfaction,
    byCall,
    words,
  }),
  'xinqiao.case.closed.v1': ({ because }) => ({ kind: 'closed', because }),
  'xinqiao.case.reopened.v1': ({ status, bureau, reopenedBy, reason }) => ({
    kind: 'reopened',
    status,
    bureau: bureau?.name,
    reopenedBy,
    reason,
  }),
  'xinqiao.case.supplemented.v1': ({ status, text }) => ({ kind: 'supplemented', status, text }),
  'xinqiao.case.withdrawn.v1': ({ reason }) => ({ kind: 'withdrawn', reason }),
  'xinqiao.case.decline-proposed.v1': ({ bureau }) => ({ kind: 'decline-proposed', bureau: bureau.name }),
  'xinqiao.case.declined.v1': ({ legalGround, explanation, askInstead }) => ({
    kind: 'declined',
    legalGround,
    explanation,
    askInstead,
  }),
  'xinqiao.case.decline-refused.v1': ({ bureau, status }) => ({
    kind: 'decline-refused',
    status,
    bureau: bureau?.name,
  }),
  'xinqiao.case.split.v1': ({ parts, reason }) => ({
    kind: 'split',
    subjects: parts.map(({ subject }) => subject),
    reason,
  }),
  'xinqiao.case.merged.v1': ({ into, reason }) => ({ kind: 'merged', into: into.caseNumber, reason }),
  'xinqiao.case.unmerged.v1': ({ reason, status }) => ({ kind: 'unmerged', status, reason }),
  'xinqiao.case.joined-hot-issue.v1': ({ status, hotIssue: { title } }) => ({
    kind: 'joined-hot-issue',
    status,
    title,
  }),
  'xinqiao.case.left-hot-issue.v1': ({ status, hotIssue: { title } }) => ({ kind: 'left-hot-issue', status, title }),
  'xinqiao.co-task.assigned.v1': ({ coBureau }) => ({ kind: 'co-task-assigned', coBureau: coBureau.name }),
  'xinqiao.co-task.completed.v1': ({ status, coBureau }) => ({
    kind: 'co-task-completed',
    status,
    coBureau: coBureau.name,
  }),
  'xinqiao.co-task.waived.v1': ({ coBureau }) => ({ kind: 'co-task-waived', coBureau: coBureau.name }),
};

export function factOf({ type, payload }: TimelineEvent): Fact {
  // TypeScript cannot follow that the two belong together.
  const factFrom = facts[type] as (told: typeof payload) => Fact;
  return factFrom(payload);
}

function replyOf({ visibility, text, citations }: Reply): Reply {
  return { visibility, text, citations };
}

/** Nothing of what nobody had said before: that is no correction to who reads it. */
function correctedIn({ corrections = [], ...now }: CaseEvents['xinqiao.case.assigned.v1']): Corrected | undefined {
  const corrected = new Set(corrections.filter(({ from }) => from !== undefined).map(({ of }) => of));
  if (!corrected.has('kind') && !corrected.has('urgent') && !corrected.has('region')) return undefined;
  return {
    kind: corrected.has('kind') ? now.kind : undefined,
    urgent: corrected.has('urgent') ? now.urgent : undefined,
    region: corrected.has('region') ? now.jurisdiction?.name : undefined,
  };
}
