import { Failure, type FieldFault } from '#domain';

export function subscriptionNotFound(): Failure {
  return new Failure('not-found', 'subscription-not-found', 'There is no such subscription of yours.');
}

export function subscriptionChanged(current: object): Failure {
  const detail = 'The subscription is not the one that you saw: look at it first.';
  return new Failure('conflict', 'subscription-changed', detail, { extra: { current } });
}

export function brokenRules(fields: readonly FieldFault[]): Failure {
  return new Failure('invalid', 'invalid-request', 'The request breaks the rules of some of its fields.', { fields });
}
