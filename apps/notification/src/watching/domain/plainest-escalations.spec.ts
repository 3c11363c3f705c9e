import { levelOf, plainestEscalations } from './plainest-escalations.ts';

describe('What is asked of a region', () => {
  it.each([
    ['411681', 'county'],
    ['419001', 'county'],
    ['411600', 'city'],
    ['411000', 'city'],
    ['410000', 'province'],
  ])('%s is asked as a %s', (regionCode, level) => {
    expect(levelOf(regionCode)).toBe(level);
  });

  it('is whether an escalation of each kind would be heard there or above', () => {
    const audiences = ['411681', '411600', '410000'];
    const asked = (['clock-step', 'second-reopening', 'instruction'] as const).map((kind) => ({ kind, audiences }));
    expect(plainestEscalations('411681')).toMatchObject(asked);
  });
});
