import { aloneFrom, type DecidingPolicy, faultsOfPolicy, policyOfAll } from './deciding-policy.ts';

const policies = new Map<string, DecidingPolicy>([
  [policyOfAll, { decides: 'router', leastConfidence: 0.6 }],
  ['conduct', { decides: 'router', leastConfidence: 0.7 }],
  ['public-security', { decides: 'person' }],
  ['transport', { decides: 'as-default' }],
]);

describe('the policy of a function', () => {
  it('is its own where it has one, and otherwise that of all', () => {
    expect(aloneFrom('conduct', policies)).toBe(0.7);
    expect(aloneFrom('transport', policies)).toBe(0.6);
    expect(aloneFrom('a-new-function', policies)).toBe(0.6);
  });

  it('can be that the router never decides alone, and is so where nobody has said anything', () => {
    expect(aloneFrom('public-security', policies)).toBeUndefined();
    expect(aloneFrom('conduct', new Map())).toBeUndefined();
  });

  it.each<[string, DecidingPolicy, string]>([
    [policyOfAll, { decides: 'as-default' }, 'says-something'],
    ['conduct', { decides: 'router' }, 'with-router'],
    ['conduct', { decides: 'person', leastConfidence: 0.7 }, 'with-router'],
  ])('says what it lacks: %s %j', (functionCode, policy, rule) => {
    expect(faultsOfPolicy(functionCode, policy)).toMatchObject([{ rule }]);
  });

  it('is in order where it says what it must', () => {
    expect([...policies].flatMap(([functionCode, policy]) => faultsOfPolicy(functionCode, policy))).toEqual([]);
  });
});
