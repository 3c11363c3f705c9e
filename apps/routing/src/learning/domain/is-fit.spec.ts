import { isFit } from './is-fit.ts';

const samples = { count: 1_000, right: 900, rightBefore: 900 };
const better = { count: 5, right: 3, rightBefore: 2 };
const same = { count: 5, right: 2, rightBefore: 2 };

describe('A new reader', () => {
  it.each([
    ['that reads more of what people corrected', better, samples, false, true],
    ['that reads no more of it', same, samples, false, false],
    ['that reads as much of it, of another catalogue', same, samples, true, true],
    ['that has forgotten a sample or two', better, { ...samples, right: 895 }, false, true],
    ['that has forgotten more than chance would', better, { ...samples, right: 894 }, false, false],
    ['that has forgotten them for another catalogue', same, { ...samples, right: 894 }, true, false],
  ])('%s', (_, heldBack, onSamples, hasNewCatalogue, fit) => {
    expect(isFit({ heldBack, onSamples, hasNewCatalogue })).toBe(fit);
  });
});
