import { kinds, type Term } from '#domain';
import type { ClockKind } from './case-clock.ts';

/** 诉求类型 as far as it is known: the triage clock may run before anybody has said it. */
export const policyKinds = [...kinds, 'unknown'] as const;
export type PolicyKind = (typeof policyKinds)[number];

/** How long each clock may run; a clock without a term is not started. */
export type ClockTerms = Readonly<Partial<Record<ClockKind, Term>>>;

/** How long a case may be rated after its end, and taken up again. */
export type WindowTerms = Readonly<Record<'rating' | 'reopening', Term>>;

/** What holds for the cases of a kind and an urgency. */
interface ClockPolicy {
  readonly terms: ClockTerms & WindowTerms;
  /** 1 for what is shipped and one more with each change. */
  readonly version: number;
}

export type ClockPolicies = (kind: PolicyKind | undefined, urgent: boolean) => ClockPolicy;

/** Fifteen and thirty days of natural time. */
export const shippedWindows: WindowTerms = {
  rating: { amount: 15 * 24, unit: 'natural-hours' },
  reopening: { amount: 30 * 24, unit: 'natural-hours' },
};

/** The policy that is shipped. */
export function shippedTerms(kind: PolicyKind, urgent: boolean): ClockTerms & WindowTerms {
  return {
    ...shippedWindows,
    triage: { amount: 4, unit: 'working-hours' },
    accept: urgent ? { amount: 2, unit: 'natural-hours' } : { amount: 1, unit: 'working-days' },
    'first-contact': { amount: 2, unit: 'working-days' },
    resolve: resolveTerm(kind, urgent),
    'co-task': { amount: urgent ? 1 : 5, unit: 'working-days' },
  };
}

function resolveTerm(kind: PolicyKind, urgent: boolean): Term | undefined {
  if (kind === 'thanks') return undefined;
  if (urgent) return { amount: 3, unit: 'working-days' };
  return { amount: kind === 'inquiry' ? 5 : 15, unit: 'working-days' };
}
