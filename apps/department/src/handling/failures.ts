import { Failure, type FieldFault, parseCaseNumber } from '#domain';
import type { CaseChange } from './domain/case-change.ts';
import type { Refused } from './domain/decide.ts';

/** @throws Failure `case-not-found` for what is no case number, as for a number that nobody has */
export function caseNumberIn(text: string): string {
  const number = parseCaseNumber(text);
  if (number === undefined) throw caseNotFound();
  return number;
}

/** @throws Failure `invalid-request` with these faults, where there are any */
export function demandNone(fields: readonly FieldFault[]): void {
  if (fields.length > 0)
    throw new Failure('invalid', 'invalid-request', 'The command cannot be carried out so.', { fields });
}

export function caseNotFound(): Failure {
  return new Failure('not-found', 'case-not-found', 'There is no case with this number.');
}

export function notTheirs(): Failure {
  return new Failure(
    'forbidden',
    'insufficient-rights',
    'The case is neither with your bureau nor in a region that you answer for.',
  );
}

/**
 * A refusal as its caller is told it: with the state as it is now, and what may be done instead.
 * @param changes what happened to the case since the version that the command named
 */
export function failureOf(refused: Refused, changes: readonly CaseChange[]): Failure {
  const { action, status, version, allowed, missing } = refused;
  const extra = { action, current: { status, version, allowedActions: allowed } };
  switch (refused.because) {
    case 'not-theirs':
      return notTheirs();
    case 'stale-version':
      return new Failure('conflict', 'case-changed', `The case has changed meanwhile: it is ${status} now.`, {
        extra: { ...extra, changes },
      });
    case 'not-allowed-now':
      return new Failure(
        'conflict',
        'action-not-allowed',
        missing
          ? `A case that is ${status} allows ${action} under a condition that is not met: ${missing}.`
          : `A case that is ${status} does not allow ${action}.`,
        { extra },
      );
    case 'unfit-task':
      return unfitTask(action, extra);
    case 'complained-of':
      return complainedOf(refused, extra);
    case 'not-theirs-to-give':
      return new Failure(
        'forbidden',
        'insufficient-rights',
        'Only the head of the bureau gives a case to somebody else, or takes it from whoever has it.',
        { extra },
      );
    case 'call-taken':
      return new Failure(
        'conflict',
        'call-taken',
        'Somebody else has taken this call and may be ringing the citizen up.',
        { extra },
      );
    case 'call-not-taken':
      return new Failure('conflict', 'call-not-taken', 'What came of a call is recorded by who has taken it last.', {
        extra,
      });
    case 'help-still-asked-for':
      return new Failure(
        'conflict',
        'help-still-asked-for',
        'The final reply is doubtful and would wait for the head of the bureau, so nobody who helps is let go. Resolve this case by itself.',
        { extra },
      );
    default:
      return refused.because satisfies never;
  }
}

/** Its status allows the action, but not for this task or this bureau. */
function unfitTask(action: Refused['action'], extra: Readonly<Record<string, unknown>>): Failure {
  const fault =
    action === 'ask-co-bureau'
      ? { field: 'bureau.id', rule: 'not-at-work', message: 'bureau must not be the lead, nor have an open task here.' }
      : { field: 'taskId', rule: 'open-task', message: 'taskId must be that of an open task of this case, and yours.' };
  const detail = action === 'ask-co-bureau' ? fault.message : 'The case has no such open task that is yours to end.';
  return new Failure('conflict', 'unfit-task', detail, { extra, fields: [fault] });
}

/** A complaint is not handled by whom it is about, nor told to them. */
function complainedOf({ complainedOf: named = [] }: Refused, extra: Readonly<Record<string, unknown>>): Failure {
  const fields = named.map((field) => ({
    field: `${field}.id`,
    rule: 'not-complained-of',
    message: `${field} must not be a bureau that the case is a complaint about.`,
  }));
  return new Failure('conflict', 'complained-of', 'The case is a complaint about a bureau that is named.', {
    extra,
    fields,
  });
}
