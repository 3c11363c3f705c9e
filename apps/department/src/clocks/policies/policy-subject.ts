import { Failure } from '#domain';
import { policyKinds } from '../domain/clock-policy.ts';
import { urgencies } from './clock-policies.dto.ts';
import type { PolicySubject } from './policy-table.ts';

/** @throws Failure not-found for what is no kind or no urgency */
export function policySubject(kindName: string, urgencyName: string): PolicySubject {
  const kind = policyKinds.find((name) => name === kindName);
  const urgency = urgencies.find((name) => name === urgencyName);
  if (kind && urgency) return { kind, urgent: urgency === 'urgent' };
  throw new Failure('not-found', 'policy-not-found', 'There is no policy for this kind and urgency.', {
    extra: { kinds: policyKinds, urgencies },
  });
}
