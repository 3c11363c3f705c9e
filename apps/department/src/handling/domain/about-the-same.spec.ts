import type { Bureau } from '#contracts';
import { after, doubtRouter, submit } from '../../../test/one-case.ts';
import { mergedBureau, xiangchengLabour, xiangchengUrbanManagement } from '../../../test/samples.ts';
import { areAboutTheSame } from './about-the-same.ts';
import type { CaseState } from './case-state.ts';

describe('A complaint about a bureau is the same as another one', () => {
  const about = (...bureaus: Bureau[]) => ({ ...after(submit, doubtRouter), about: bureaus }) as CaseState;
  const bothWays = (one: CaseState, other: CaseState, mergers: Parameters<typeof areAboutTheSame>[2] = []) => [
    areAboutTheSame(one, other, mergers),
    areAboutTheSame(other, one, mergers),
  ];

  it('only where that is about the same bureaus', () => {
    const one = about(xiangchengUrbanManagement);
    expect(bothWays(one, about(xiangchengUrbanManagement))).toEqual([true, true]);
    expect(bothWays(after(submit), about())).toEqual([true, true]);
    for (const unlike of [about(xiangchengUrbanManagement, xiangchengLabour), after(submit)])
      expect(bothWays(one, unlike)).toEqual([false, false]);
  });

  it('where the one names a bureau that was merged and the other its successor, or both of them', () => {
    const merger = { predecessor: mergedBureau, successor: xiangchengLabour };
    const lists = [about(mergedBureau), about(xiangchengLabour), about(mergedBureau, xiangchengLabour)];
    for (const [one, other] of lists.flatMap((left) => lists.map((right) => [left, right] as const)))
      expect(bothWays(one, other, [merger])).toEqual([true, true]);
    for (const unlike of [about(xiangchengUrbanManagement), about(mergedBureau, xiangchengUrbanManagement), about()])
      expect(bothWays(about(xiangchengLabour), unlike, [merger])).toEqual([false, false]);
    expect(bothWays(about(mergedBureau), about(xiangchengLabour))).toEqual([false, false]);
  });
});
