import { catalogue } from '../../../test/shipped-catalogue.ts';
import { aloneFrom } from '../../catalogue/domain/deciding-policy.ts';
import { withMatters, withPolicies } from './drafts.ts';

describe('a draft', () => {
  it('of a matter comes beside those there are, or in place of the one with its code', () => {
    const drafts = [
      { code: 'drone-noise', phrases: ['无人机'] },
      { code: 'street-lamps', function: 'electricity' },
    ];
    const { matters } = withMatters(catalogue, drafts);
    expect(matters).toHaveLength(catalogue.matters.length + 1);
    expect(matters.find(({ code }) => code === 'street-lamps')).toMatchObject({ function: 'electricity', phrases: [] });
  });

  it('of a policy leaves the others as they are', () => {
    const { policies } = withPolicies(catalogue, [{ function: 'conduct', decides: 'person' }]);
    expect(aloneFrom('conduct', policies)).toBeUndefined();
    expect(aloneFrom('transport', policies)).toBe(aloneFrom('transport', catalogue.policies));
    expect(aloneFrom('conduct', catalogue.policies)).toBe(0.85);
  });

  it('of a policy is refused where it could not be published', () => {
    expect(() => withPolicies(catalogue, [{ function: 'alchemy', decides: 'person' }])).toThrow(/no function alchemy/);
    expect(() => withPolicies(catalogue, [{ function: 'conduct', decides: 'router' }])).toThrow(/leastConfidence/);
  });
});
