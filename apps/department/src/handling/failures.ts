import { Failure, parseCaseNumber } from '#domain';
import type { Refused } from './domain/decide.ts';

/** @throws Failure `case-not-found` for what is no case number, as for a number that nobody has */
export function caseNumberIn(text: string): string {
  const number = parseCaseNumber(text);
  if (number === undefined) throw caseNotFound();
  return number;
}

export function caseNotFound(): Failure {
  return new Failure('not-found', 'case-not-found', 'There is no case with this number.');
}

export function notTheirs(): Failure {
  return new Failure('forbidden', 'insufficient-rights', 'The case is neither with your bureau nor in your region.');
}

/** A refusal as its caller is told it: with the state as it is now, and what may be done instead. */
export function failureOf(refused: Refused): Failure {
  const { action, status, version, allowed } = refused;
  const extra = { action, current: { status, version, allowedActions: allowed } };
  switch (refused.because) {
    case 'not-theirs':
      return notTheirs();
    case 'stale-version':
      return new Failure('conflict', 'case-changed', `The case has changed meanwhile: it is ${status} now.`, { extra });
    case 'not-allowed-now':
      return new Failure('conflict', 'action-not-allowed', `A case that is ${status} does not allow ${action}.`, {
        extra,
      });
    default:
      return refused.because satisfies never;
  }
}
