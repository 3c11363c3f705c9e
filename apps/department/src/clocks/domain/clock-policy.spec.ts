import { type PolicyKind, policyKinds, shippedTerms } from './clock-policy.ts';

describe('The policy that is shipped', () => {
  it.each<[PolicyKind, boolean, string | undefined]>([
    ['inquiry', false, '5 working-days'],
    ['inquiry', true, '3 working-days'],
    ['thanks', false, undefined],
    ['thanks', true, undefined],
    ['complaint', false, '15 working-days'],
    ['complaint', true, '3 working-days'],
    ['unknown', false, '15 working-days'],
  ])('has for %s (urgent: %s) to be resolved within %s', (kind, urgent, term) => {
    expect(inWords(shippedTerms(kind, urgent).resolve)).toBe(term);
  });

  it.each(policyKinds)('has the same for every kind otherwise: %s', (kind) => {
    expect(inWords(shippedTerms(kind, false).accept)).toBe('1 working-days');
    expect(inWords(shippedTerms(kind, true).accept)).toBe('2 natural-hours');
    for (const urgent of [false, true]) {
      expect(inWords(shippedTerms(kind, urgent).triage)).toBe('4 working-hours');
      expect(inWords(shippedTerms(kind, urgent)['first-contact'])).toBe('2 working-days');
    }
  });
});

const inWords = (term?: { amount: number; unit: string }) => term && `${term.amount} ${term.unit}`;
