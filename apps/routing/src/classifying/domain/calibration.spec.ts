import { fitSharpness, probabilities } from './calibration.ts';
import { seededRandom } from './seeded-order.ts';

/** Scores of which the first class is right as often as a softmax of the given sharpness says. */
function drawn(sharpness: number): { scores: number[]; right: number }[] {
  const random = seededRandom(1);
  return Array.from({ length: 4000 }, () => {
    const scores = [random() * 2 - 1, random() * 2 - 1];
    return { scores, right: random() < (probabilities(scores, sharpness)[0] ?? 0) ? 0 : 1 };
  });
}

describe('calibration', () => {
  it.each([0.5, 2, 6])('finds the sharpness %d by which the right answers were drawn', (sharpness) => {
    const fitted = fitSharpness(drawn(sharpness));
    expect(fitted / sharpness).toBeGreaterThan(0.8);
    expect(fitted / sharpness).toBeLessThan(1.25);
  });

  it('gives probabilities that add up to one, however large the scores', () => {
    const shares = probabilities([4000, -4000, 3999], 5);
    expect(shares.reduce((sum, share) => sum + share)).toBeCloseTo(1);
    expect(shares[0]).toBeGreaterThan(0.99);
  });
});
