import { chanceOfReturn, isReturnedAgain } from './chance-of-return.ts';

describe('a case that a bureau would get without a person', () => {
  it('is sent back as often as the confidence leaves open, where nothing is known of it', () => {
    expect(chanceOfReturn('a', 0.75, { refusedBy: [] })).toBe(0.25);
  });

  it('is sent back by who sent it back before', () => {
    expect(chanceOfReturn('a', 0.9, { refusedBy: ['a'] })).toBe(1);
    expect(chanceOfReturn('b', 0.75, { refusedBy: ['a'] })).toBe(0.25);
  });

  it('stays where people said that it belongs, also with who had sent it back, and nowhere else', () => {
    expect(chanceOfReturn('a', 0.5, { settledId: 'a', refusedBy: ['a'] })).toBe(0);
    expect(isReturnedAgain('a', { settledId: 'a', refusedBy: ['a'] })).toBe(false);
    expect(chanceOfReturn('b', 0.9, { settledId: 'a', refusedBy: [] })).toBe(1);
  });
});
