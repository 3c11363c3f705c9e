import { Failure, type FieldFault } from '#domain';

export function subscriptionNotFound(): Failure {
  return new Failure('not-found', 'subscription-not-found', 'There is no such subscription of yours.');
}

export function subscriptionChanged(current: object): Failure {
  const detail = 'The subscription is not the one that you saw: look at it first.';
  return new Failure('conflict', 'subscription-changed', detail, { extra: { current } });
}

export function beyondReach(): Failure {
  const detail = 'You follow what lies in a region that you answer for, or concerns the bureau that you work for.';
  return new Failure('forbidden', 'insufficient-rights', detail);
}

export function brokenRules(fields: readonly FieldFault[]): Failure {
  return new Failure('invalid', 'invalid-request', 'The request breaks the rules of some of its fields.', { fields });
}
