import { decisionOn } from '../../../test/routing-under-test.ts';
import type { Reading } from '../../reading/domain/reader.ts';
import { coFunctionsOf } from './co-functions.ts';
import type { FunctionChoice } from './function-choice.ts';

const housing: FunctionChoice = { function: 'housing', confidence: 0.9, isClear: true, besides: [], others: [] };
const likely = (share: number, urgency = 0): Reading => ({
  functions: [],
  kinds: [],
  urgency,
  coFunctions: [
    { code: 'market-supervision', share },
    { code: 'fire', share: 0.05 },
    { code: 'tax', share: 0.01 },
  ],
});

describe('functions that act along', () => {
  it('are those whose offices the writer asks besides the lead', () => {
    const road = '汝阳县闫村的县道被拉石子的大车压坏，要求修复路面，并请交警设点查处超载。';
    expect(decisionOn(road)).toMatchObject({ function: 'transport', coFunctions: ['traffic-police'] });
    expect(coFunctionsOf(housing, likely(0.4), ['housing', 'fire'])).toEqual(['fire']);
  });

  it('are none of whom the text hardly speaks, even if asked', () => {
    expect(coFunctionsOf(housing, likely(0.01), ['housing', 'tax'])).toEqual([]);
  });

  it('are the likeliest where the writer asks nobody, and sooner where it is urgent', () => {
    expect(coFunctionsOf(housing, likely(0.3), [])).toEqual(['market-supervision']);
    expect(coFunctionsOf(housing, likely(0.1), [])).toEqual([]);
    expect(coFunctionsOf(housing, likely(0.1, 0.9), [])).toEqual(['market-supervision']);
  });

  it('are not guessed where he asks the lead alone', () => {
    expect(coFunctionsOf(housing, likely(0.3), ['housing'])).toEqual([]);
    expect(coFunctionsOf(housing, likely(0.9), ['housing'])).toEqual(['market-supervision']);
  });
});
