import { Failure, type FieldFault } from '#domain';
import { actionsOf, type EscalationAction, type EscalationRefusal } from './domain/decide.ts';
import type { Escalation } from './domain/escalation.ts';
import type { EscalationStepView } from './escalations.dto.ts';

export function escalationNotFound(): Failure {
  return new Failure('not-found', 'escalation-not-found', 'There is no escalation with this id.');
}

export function escalationNotTheirs(): Failure {
  return new Failure(
    'forbidden',
    'insufficient-rights',
    'The escalation is neither in a region that you answer for nor with your bureau.',
  );
}

/**
 * A refusal as its caller is told it: with the escalation as it is now, and what may be done instead.
 * @param changes what happened since the version that the command named
 */
export function failureOf(
  because: EscalationRefusal,
  action: EscalationAction,
  found: Escalation,
  changes: readonly EscalationStepView[],
): Failure {
  const { state, version, regionCode } = found;
  const current = { version, state, regionCode, allowedActions: actionsOf(found) };
  switch (because) {
    case 'not-theirs':
      return escalationNotTheirs();
    case 'stale-version': {
      const now = `The escalation has changed meanwhile: it is ${state} now.`;
      return conflict('escalation-changed', now, { action, current, changes });
    }
    case 'not-allowed-now': {
      const refused = `An escalation that is ${state} does not allow to ${action} it${again(found)}.`;
      return conflict('action-not-allowed', refused, { action, current });
    }
    case 'region-not-below':
      return unfit(
        'regionCode',
        'in-your-region',
        'regionCode must lie below the region that you answer for, or hold the bureau, and not be where the escalation is.',
      );
    case 'bureau-elsewhere':
      return unfit('bureauId', 'of-that-region', 'bureauId must be that of a bureau of the region that is named.');
    case 'snoozed-into-the-past':
      return unfit('until', 'in-the-future', 'until must lie ahead.');
    case 'snoozed-too-long':
      return unfit('until', 'within-the-policy', 'until must not be later than the policy of escalations allows.');
    default:
      return because satisfies never;
  }
}

const again = ({ wasSnoozed }: Escalation): string => (wasSnoozed ? ' again' : '');

function conflict(code: string, message: string, extra: Readonly<Record<string, unknown>>): Failure {
  return new Failure('conflict', code, message, { extra });
}

function unfit(field: string, rule: string, message: string): Failure {
  const fields: FieldFault[] = [{ field, rule, message }];
  return new Failure('invalid', 'invalid-request', 'The command cannot be carried out so.', { fields });
}
