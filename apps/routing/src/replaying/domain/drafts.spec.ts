import { catalogue } from '../../../test/shipped-catalogue.ts';
import { aloneFrom } from '../../catalogue/domain/deciding-policy.ts';
import { rulingKey } from '../../deciding/domain/rulings.ts';
import { withMatters, withPolicies, withRulings } from './drafts.ts';

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

  it('of a ruling takes the place of the one of its matter and Region, or takes it away', () => {
    const lamps = { matter: 'street-lamps', region: '411681' };
    const key = rulingKey(lamps.matter, lamps.region);
    const present = new Map([
      [key, '411681-transport'],
      ['other', '411681-health'],
    ]);
    const drafted = withRulings(present, [{ ...lamps, bureau: '411681-electric-power' }], catalogue);
    expect([...drafted]).toEqual([
      [key, '411681-electric-power'],
      ['other', '411681-health'],
    ]);
    expect([...withRulings(present, [lamps], catalogue).keys()]).toEqual(['other']);
  });

  it.each([
    ['matter', { matter: 'alchemy', region: '411681' }],
    ['Region', { matter: 'street-lamps', region: '999999' }],
    ['bureau', { matter: 'street-lamps', region: '411681', bureau: 'nobody' }],
  ])('of a ruling is refused where there is no such %s', (what, draft) => {
    expect(() => withRulings(new Map(), [draft], catalogue)).toThrow(`There is no ${what}`);
  });
});
