import type { Condition } from './walk.ts';

/** What of its queue a bureau looks at: all of it, or one of these. */
export const queueViews = [
  'all',
  'mine',
  'unassigned',
  'due-soon',
  'overdue',
  'waiting',
  'returned',
  'reopened',
] as const;
export type QueueView = (typeof queueViews)[number];

/** Somebody of the staff who looks at the queue of their bureau. */
export interface Viewer {
  readonly bureauId: string;
  /** Those that were merged into it. */
  readonly formerBureauIds?: readonly string[];
  readonly subject: string;
}

/** How far ahead is soon. */
const soonMs = 2 * 24 * 60 * 60 * 1000;

/**
 * What makes a view, on a queue that somebody looks at. Due soon is what falls due within two days; waiting is what waits for others: the citizen,
 * a third party, a supervisor, a bureau that helps.
 */
export function conditionOf(view: QueueView, { subject }: Viewer, now: Date): Condition {
  switch (view) {
    case 'all':
      return ['true'];
    case 'mine':
      return ['handler = ?', subject];
    case 'unassigned':
      return ['handler is null'];
    case 'due-soon':
      return ['due_at > ? and due_at <= ?', now, new Date(now.getTime() + soonMs)];
    case 'overdue':
      return ['due_at <= ?', now];
    case 'waiting':
      return ['waiting'];
    case 'returned':
      return ['returned'];
    case 'reopened':
      return ['reopened'];
    default:
      return view satisfies never;
  }
}
