import type { Life } from './plan-year.ts';

/** What somebody is to do, not before that moment. */
export interface Step {
  readonly at: Date;
  readonly does: 'return' | 'accept' | 'contact' | 'resolve' | 'withdraw' | 'rate' | 'reopen';
}

const after = (moment: Date, hours: number): Date => new Date(moment.getTime() + hours * 3_600_000);

/** The steps of a life in their order. */
export function stepsOf({ at, accepted, contacted, isReturned, resolved, withdrawn, rated, reopened }: Life): Step[] {
  const steps: Step[] = isReturned ? [{ at: after(at, accepted / 2), does: 'return' }] : [];
  steps.push({ at: after(at, accepted), does: 'accept' }, { at: after(at, contacted), does: 'contact' });
  if (withdrawn !== undefined) return [...steps, { at: after(at, withdrawn), does: 'withdraw' }];
  if (resolved === undefined) return steps;
  steps.push({ at: after(at, resolved), does: 'resolve' });
  if (rated) return [...steps, { at: after(at, resolved + rated.after), does: 'rate' }];
  if (reopened === undefined) return steps;
  const again = after(at, resolved + reopened);
  return [...steps, { at: again, does: 'reopen' }, { at: after(again, resolved / 2), does: 'resolve' }];
}

/** Whether it is done in an office, and so not at a weekend. */
export function isOfficeWork({ does }: Step): boolean {
  return does !== 'withdraw' && does !== 'rate' && does !== 'reopen';
}
