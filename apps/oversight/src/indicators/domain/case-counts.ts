import type { CaseKnowledge } from '../../known-cases/domain/known-case.ts';
import { isPastDeadline } from '../../known-cases/domain/running-clock.ts';
import { satisfiedFrom } from '../../known-cases/domain/verdict.ts';
import type { Counts } from './measures.ts';
import type { ClockFact, FactKind, StepFact } from '../../known-cases/domain/step-fact.ts';
import { bucketOf, contactBuckets, resolveBuckets, usedBuckets } from './time-buckets.ts';

/** A final reply within so small a part of its term is an early one. */
const earlyShare = 0.1;

type Steps = readonly StepFact[];

const endings: readonly FactKind[] = ['resolved', 'withdrawn', 'declined', 'merged'];
const turns: readonly FactKind[] = [...endings, 'reopened', 'unmerged'];
const answers: readonly FactKind[] = ['contacted', 'replied', 'resolved', 'declined'];

/**
 * What a Case counts for in the period in which it was submitted, under the bureau that leads it: docs/indicators.md, term by term.
 * @param steps in order
 * @param kind of the Case, empty while nobody knows
 */
export function countsOf(known: CaseKnowledge, steps: Steps, submittedAt: number, kind: string): Counts {
  const standing = standingCounts(steps);
  const answer = answerCounts(steps, kind, standing);
  const contact = contactCounts(known, steps, submittedAt);
  const resolve = resolveCounts(known, steps, submittedAt);
  const times = { ...contact, ...(kind === 'thanks' ? withoutTerm(resolve) : resolve) };
  const rating = ratingCounts(steps);
  const reopened = reopeningCounts(steps);
  const repeated = known.routed?.isRepeat ? { repeated: 1 } : {};
  const counts = { submitted: 1, ...repeated, ...standing, ...answer, ...times, ...rating, ...reopened };
  return { ...counts, ...extensionCounts(known, steps), ...besideRating(counts, known, steps) };
}

function standingCounts(steps: Steps): Counts {
  const last = steps.findLast(({ is }) => turns.includes(is))?.is;
  const assigned = steps.some(({ is }) => is === 'assigned') ? { assigned: 1 } : {};
  if (last === 'withdrawn' || last === 'declined' || last === 'merged') return { ...assigned, [last]: 1 };
  return last === 'resolved' ? assigned : { ...assigned, open: 1 };
}

/** Thanks need no answer; what is handled with another Case, or was taken back before, is not owed one of its own. */
function answerCounts(steps: Steps, kind: string, { merged, withdrawn }: Counts): Counts {
  const isAnswered = steps.some(({ is }) => answers.includes(is));
  if (kind === 'thanks' || merged || (withdrawn && !isAnswered)) return {};
  return isAnswered ? { to_answer: 1, answered: 1 } : { to_answer: 1 };
}

function contactCounts({ contactOverdue }: CaseKnowledge, steps: Steps, submittedAt: number): Counts {
  const contact = steps.find(({ is }) => is === 'contacted');
  const time = contact && { [`contact_time_${bucketOf(contact.at - submittedAt, contactBuckets)}`]: 1 };
  const clock = contact ? clockAt(steps, contact, 'contact') : steps.findLast((step) => step.contact)?.contact;
  const isDue =
    contactOverdue ?? (clock !== undefined && steps.some(({ is }) => is === 'contacted' || is === 'resolved'));
  const isInTime = contact !== undefined && clock !== undefined && (clock.stopped ?? contact.at) <= clock.by;
  return { ...time, ...(isDue ? { contact_due: 1 } : {}), ...(isDue && isInTime ? { contact_in_time: 1 } : {}) };
}

function resolveCounts(known: CaseKnowledge, steps: Steps, submittedAt: number): Counts {
  const resolved = steps.find(({ is }) => is === 'resolved');
  const due = isPastDeadline(known, steps) ? { resolve_due: 1 } : {};
  if (!resolved) return due;
  const time = { resolved: 1, [`resolve_time_${bucketOf(resolved.at - submittedAt, resolveBuckets)}`]: 1 };
  const clock = clockAt(steps, resolved, 'resolve');
  if (!clock) return { ...due, ...time };
  const used = shareUsed(clock, clock.stopped ?? resolved.at);
  const inTime = (clock.stopped ?? resolved.at) <= clock.by ? { resolve_in_time: 1 } : {};
  const early = used <= earlyShare ? { early: 1 } : {};
  return { ...time, resolve_due: 1, ...inTime, ...early, [`used_share_${bucketOf(used, usedBuckets)}`]: 1 };
}

const ofTerm = /^(resolve_due|resolve_in_time|early|used_share_.*)$/;

/** Thanks need not be resolved in a term; that of a case that turned out to be thanks counts no more. */
function withoutTerm(counts: Counts): Counts {
  return Object.fromEntries(Object.entries(counts).filter(([name]) => !ofTerm.test(name)));
}

/** How much of the time from the start of a clock to its deadline had passed. */
function shareUsed({ from, by }: ClockFact, at: number): number {
  return by > from ? (at - from) / (by - from) : Infinity;
}

/** The last rating counts, also after a reopening: it stands until the citizen says otherwise. */
function ratingCounts(steps: Steps): Counts {
  const rating = steps.findLast(({ is }) => is === 'rated');
  if (!rating) return {};
  const degree = rating.satisfaction ?? 0;
  const solved = rating.solved ? { solved: 1 } : {};
  return { rated: 1, satisfaction_sum: degree, ...solved, ...(degree >= satisfiedFrom ? { satisfied: 1 } : {}) };
}

/** Reopened is a Case that goes on after a final reply; a declined one that is taken up again has had none, so that it adds to the times alone. */
function reopeningCounts(steps: Steps): Counts {
  const reopenings = steps.filter(({ is }) => is === 'reopened').length;
  const resolved = steps.findIndex(({ is }) => is === 'resolved');
  const isReopened = resolved >= 0 && steps.findLastIndex(({ is }) => is === 'reopened') > resolved;
  return present({ reopened: isReopened ? 1 : 0, reopenings });
}

/** An extension is late that was approved when the clock had warned already. */
function extensionCounts({ warnedAt }: CaseKnowledge, steps: Steps): Counts {
  const extensions = steps.filter(({ is }) => is === 'extended');
  if (extensions.length === 0) return {};
  const isLate = warnedAt !== undefined && extensions.some(({ at }) => at >= warnedAt);
  return isLate ? { extended: 1, late_extended: 1 } : { extended: 1 };
}

/** What early closing, late extension and reopening may have to do with the ratings beside them. */
function besideRating(counts: Counts, known: CaseKnowledge, steps: Steps): Counts {
  const { rated = 0, satisfied = 0, reopened = 0, early = 0 } = counts;
  const { late_extended: late = 0 } = extensionCounts(known, steps);
  return present({
    early_rated: early && rated,
    early_satisfied: early && satisfied,
    early_reopened: early && reopened,
    late_extended_rated: late && rated,
    late_extended_satisfied: late && satisfied,
    reopened_rated: reopened && rated,
    reopened_satisfied: reopened && satisfied,
  });
}

function present(counts: Counts): Counts {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0));
}

/** The clock as a step left it, or as it was before. */
function clockAt(steps: Steps, step: StepFact, name: 'contact' | 'resolve'): ClockFact | undefined {
  return step[name] ?? steps.slice(0, steps.indexOf(step)).findLast((earlier) => earlier[name])?.[name];
}
