import { countsOf } from './case-counts.ts';
import type { CaseKnowledge } from '../../known-cases/domain/known-case.ts';
import { bucketOf, contactBuckets, quantileOf } from './time-buckets.ts';
import type { StepFact } from '../../known-cases/domain/step-fact.ts';

const day = 86_400_000;
const clock = { from: 0, by: 10 * day };
const opened: StepFact = { is: 'opened', at: 0 };
const assigned: StepFact = { is: 'assigned', at: 1, contact: { from: 0, by: 2 * day }, resolve: clock };
const at = (is: StepFact['is'], days: number, more: Partial<StepFact> = {}): StepFact => ({
  is,
  at: days * day,
  ...more,
});
const resolvedAt = (days: number) => at('resolved', days, { resolve: { ...clock, stopped: days * day } });
const rated = (days: number, satisfaction: number, solved = true) => at('rated', days, { satisfaction, solved });

function counts(steps: readonly StepFact[], known: Partial<CaseKnowledge> = {}, kind = 'help') {
  return countsOf({ steps: {}, ...known }, steps, 0, kind);
}

describe('what a case counts for', () => {
  it('is open and owed an answer while nobody has said anything to its citizen', () => {
    expect(counts([opened, assigned])).toEqual({ submitted: 1, assigned: 1, open: 1, to_answer: 1 });
  });

  it('is a first contact in time up to the deadline of its clock, and due only once it was made, missed or overtaken', () => {
    expect(counts([opened, assigned, at('contacted', 2)])).toMatchObject({ contact_due: 1, contact_in_time: 1 });
    expect(counts([opened, assigned, at('contacted', 2.1)])).not.toHaveProperty('contact_in_time');
    expect(counts([opened, assigned], { contactOverdue: true })).toMatchObject({ contact_due: 1 });
    expect(counts([opened, assigned, resolvedAt(1)])).toMatchObject({ contact_due: 1 });
    expect(counts([opened, assigned])).not.toHaveProperty('contact_due');
  });

  it('is resolved in time by the deadline as it was then, and due before only where it was missed', () => {
    expect(counts([opened, assigned, resolvedAt(10)])).toMatchObject({ resolve_due: 1, resolve_in_time: 1 });
    expect(counts([opened, assigned, resolvedAt(10.5)])).not.toHaveProperty('resolve_in_time');
    expect(counts([opened, assigned], { resolveOverdue: clock.by })).toMatchObject({ resolve_due: 1, open: 1 });
  });

  it('is not due while it is open within a deadline that was moved to later after it had passed', () => {
    const missed = { resolveOverdue: clock.by };
    const extended = (days: number) => at('extended', 11, { resolve: { ...clock, by: days * day } });
    expect(counts([opened, assigned], missed)).toMatchObject({ resolve_due: 1 });
    expect(counts([opened, assigned, extended(20)], missed)).not.toHaveProperty('resolve_due');
    expect(counts([opened, assigned, extended(20), at('replied', 21)], missed)).toMatchObject({ resolve_due: 1 });
    expect(counts([opened, assigned], { resolveOverdue: true })).toMatchObject({ resolve_due: 1 });
  });

  it('is judged by its first final reply, also after a reopening, and is open again', () => {
    const life = [opened, assigned, resolvedAt(3), rated(4, 5), at('reopened', 5)];
    expect(counts(life)).toMatchObject({ resolved: 1, resolve_in_time: 1, reopened: 1, reopenings: 1, open: 1 });
  });

  it('is reopened once a final reply was given, however often; one that was declined and taken up again is so only in times', () => {
    const again = at('reopened', 5);
    expect(counts([opened, assigned, resolvedAt(3), again, again, again])).toMatchObject({
      ...{ resolved: 1, reopened: 1, reopenings: 3 },
    });
    const takenUp = [opened, assigned, at('declined', 3), again];
    for (const life of [takenUp, [...takenUp, resolvedAt(6)]]) {
      expect(counts(life)).toMatchObject({ reopenings: 1 });
      expect(counts(life)).not.toHaveProperty('reopened');
    }
  });

  it('has the last rating, and what was said before it no more', () => {
    const life = [opened, assigned, resolvedAt(3), rated(4, 5), at('reopened', 5), resolvedAt(6), rated(7, 1, false)];
    expect(counts(life)).toMatchObject({ rated: 1, satisfaction_sum: 1, reopened_rated: 1 });
    expect(counts(life)).not.toHaveProperty('satisfied');
    expect(counts(life)).not.toHaveProperty('solved');
  });

  it.each([
    [3, false],
    [4, true],
  ])('of a rating of %i is satisfied: %s', (satisfaction, isSatisfied) => {
    expect('satisfied' in counts([opened, resolvedAt(3), rated(4, satisfaction)])).toBe(isSatisfied);
  });

  it('is owed no answer where it was withdrawn before, merged, or gives thanks', () => {
    expect(counts([opened, at('withdrawn', 1)])).toEqual({ submitted: 1, withdrawn: 1 });
    expect(counts([opened, at('contacted', 1), at('withdrawn', 2)])).toMatchObject({ to_answer: 1, answered: 1 });
    expect(counts([opened, at('merged', 1)])).toEqual({ submitted: 1, merged: 1 });
    expect(counts([opened, at('merged', 1), at('unmerged', 2)])).toMatchObject({ to_answer: 1, open: 1 });
    expect(counts([opened], {}, 'thanks')).toEqual({ submitted: 1, open: 1 });
  });

  it('has no term to be resolved in where it turned out to be thanks, though its clock had begun', () => {
    const termed = [opened, assigned, at('contacted', 1), resolvedAt(1)];
    expect(counts(termed)).toMatchObject({ contact_due: 1, resolve_due: 1, resolve_in_time: 1, early: 1 });
    const known = counts(termed, { resolveOverdue: true }, 'thanks');
    expect(known).toMatchObject({ contact_due: 1, resolved: 1 });
    expect(Object.keys(known).filter((name) => /^(resolve_due|resolve_in_time|early|used_share)/.test(name))).toEqual(
      [],
    );
  });

  it('was closed early within a tenth of its term, with the rating beside it', () => {
    const early = [opened, assigned, resolvedAt(1), rated(2, 5)];
    expect(counts(early)).toMatchObject({ early: 1, early_rated: 1, early_satisfied: 1 });
    expect(counts([opened, assigned, resolvedAt(1.1)])).not.toHaveProperty('early');
  });

  it('was extended late where the clock had warned before', () => {
    const life = [opened, assigned, at('extended', 9), resolvedAt(10), rated(11, 2)];
    expect(counts(life, { warnedAt: 8 * day })).toMatchObject({ late_extended: 1, late_extended_rated: 1 });
    expect(counts(life, { warnedAt: 9.5 * day })).toMatchObject({ extended: 1 });
    expect(counts(life, { warnedAt: 9.5 * day })).not.toHaveProperty('late_extended');
  });
});

describe('the spans of time', () => {
  it('end where they say', () => {
    expect(bucketOf(3_600_000, contactBuckets)).toBe(0);
    expect(bucketOf(3_600_001, contactBuckets)).toBe(1);
    expect(bucketOf(31 * day, contactBuckets)).toBe(contactBuckets.length);
  });

  it('tell which value a share does not exceed', () => {
    const ends = [1, 2, 3];
    expect(quantileOf([5, 4, 1, 0], ends, 0.5)).toBe(1);
    expect(quantileOf([5, 4, 1, 0], ends, 0.9)).toBe(2);
    expect(quantileOf([0, 0, 0, 2], ends, 0.5)).toBe(Infinity);
    expect(quantileOf([], ends, 0.5)).toBeUndefined();
  });
});
