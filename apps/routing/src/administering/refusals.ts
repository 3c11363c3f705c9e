import { Failure, type FieldFault } from '#domain';
import type { ChangeSubject } from '../catalogue/change-log.ts';

/** @throws Failure invalid-request where there are faults */
export function demandNone(fields: readonly FieldFault[]): void {
  if (fields.length > 0)
    throw new Failure('invalid', 'invalid-request', 'The request breaks the rules of some of its fields.', { fields });
}

/**
 * Two people at once: one wins, the other is told what there is now.
 * @throws Failure conflict
 */
export function demandVersion(subject: ChangeSubject, seen: number, current: { readonly version: number }): void {
  if (seen === current.version) return;
  const message = `The ${subject} has changed meanwhile: look at version ${current.version} first.`;
  throw new Failure('conflict', `${subject}-changed`, message, { extra: { current } });
}

export function notFound(subject: ChangeSubject | 'place' | 'ruling'): Failure {
  const called = { matter: 'code', bureau: 'id', policy: 'function', place: 'id', ruling: 'id' }[subject];
  return new Failure('not-found', `${subject}-not-found`, `There is no ${subject} with this ${called}.`);
}

export function takenAlready(subject: 'matter' | 'bureau', field: string): Failure {
  const fault = { field, rule: 'not-taken', message: `${field} is another ${subject}'s already.` };
  return new Failure('conflict', `${subject}-exists`, `There is a ${subject} with this ${field} already.`, {
    fields: [fault],
  });
}
