import { heedAsked } from './heed-asked-bureaus.ts';
import type { Reading } from '../../reading/domain/reader.ts';

const reading = (...functions: readonly [string, number][]): Reading => ({
  functions: functions.map(([code, share]) => ({ code, share })),
  urgency: 0,
  kinds: [],
  coFunctions: [],
});
const sumOf = ({ functions }: Reading) => functions.reduce((sum, { share }) => sum + share, 0);

describe('what a writer asks whom to do', () => {
  const unsure = reading(['fire', 0.7], ['civil-affairs', 0.2], ['none', 0.1]);

  it('makes the likeliest function surer where its office is asked first', () => {
    const [lead] = heedAsked(unsure, ['fire', 'housing']).functions;
    expect(lead?.code).toBe('fire');
    expect(lead?.share).toBeCloseTo(0.82);
  });

  it('puts the office that is asked first before one that is asked after it, and is not sure of it', () => {
    const [lead, second] = heedAsked(unsure, ['civil-affairs', 'fire']).functions;
    expect([lead?.code, second?.code]).toEqual(['civil-affairs', 'fire']);
    expect(lead?.share).toBeLessThan(0.8);
  });

  it('gives a matter to the office asked first where none seemed to be in charge', () => {
    const nobodys = reading(['none', 0.6], ['housing', 0.3], ['fire', 0.1]);
    expect(heedAsked(nobodys, ['housing']).functions[0]?.code).toBe('housing');
  });

  it.each([
    ['an office is asked of which hardly anything else speaks', ['tax', 'fire']],
    ['only another office is asked', ['civil-affairs']],
    ['no office is asked', []],
  ])('changes nothing where %s', (_, asked) => {
    expect(heedAsked(unsure, asked)).toEqual(unsure);
  });

  it('leaves shares that add up to one', () => {
    expect(sumOf(heedAsked(unsure, ['fire']))).toBeCloseTo(1);
    expect(sumOf(heedAsked(unsure, ['civil-affairs', 'fire']))).toBeCloseTo(1);
  });
});
