import type { CaseEvents, CaseEventType } from '#contracts';

/** The events that a citizen's timeline is made of. */
export const timelineEvents = [
  'xinqiao.case.opened.v1',
  'xinqiao.case.assigned.v1',
  'xinqiao.case.sent-to-triage.v1',
  'xinqiao.case.accepted.v1',
  'xinqiao.case.contacted.v1',
  'xinqiao.case.replied.v1',
  'xinqiao.case.resolved.v1',
] as const satisfies readonly CaseEventType[];
export type TimelineEventType = (typeof timelineEvents)[number];

export interface Reply {
  /** A private one is for the citizen alone. */
  readonly visibility: 'public' | 'private';
  readonly text: string;
}

/** What the citizen is to see of one event; bureaus by their Chinese names. */
export type Fact =
  | { readonly kind: 'opened' }
  | {
      readonly kind: 'assigned';
      readonly lead: string;
      readonly coHandling: readonly string[];
      readonly reasons: readonly string[];
    }
  | { readonly kind: 'sent-to-triage'; readonly reasons: readonly string[] }
  | { readonly kind: 'accepted'; readonly bureau: string }
  | { readonly kind: 'contacted'; readonly bureau: string; readonly first: boolean }
  | { readonly kind: 'replied'; readonly bureau: string; readonly reply: Reply }
  | { readonly kind: 'resolved'; readonly bureau: string; readonly reply: Reply };

/** One event of a Case, with its type. */
export type TimelineEvent = {
  [T in TimelineEventType]: { readonly type: T; readonly payload: CaseEvents[T] };
}[TimelineEventType];

export function factOf(event: TimelineEvent): Fact {
  switch (event.type) {
    case 'xinqiao.case.opened.v1':
      return { kind: 'opened' };
    case 'xinqiao.case.assigned.v1': {
      const { lead, coHandling, reasons } = event.payload;
      return { kind: 'assigned', lead: lead.name, coHandling: coHandling.map(({ name }) => name), reasons };
    }
    case 'xinqiao.case.sent-to-triage.v1':
      return { kind: 'sent-to-triage', reasons: event.payload.reasons };
    case 'xinqiao.case.accepted.v1':
      return { kind: 'accepted', bureau: event.payload.bureau.name };
    case 'xinqiao.case.contacted.v1':
      return { kind: 'contacted', bureau: event.payload.bureau.name, first: event.payload.first };
    case 'xinqiao.case.replied.v1':
      return { kind: 'replied', bureau: event.payload.bureau.name, reply: replyOf(event.payload) };
    case 'xinqiao.case.resolved.v1':
      return { kind: 'resolved', bureau: event.payload.bureau.name, reply: replyOf(event.payload) };
    default:
      return event satisfies never;
  }
}

function replyOf({ visibility, text }: Reply): Reply {
  return { visibility, text };
}
