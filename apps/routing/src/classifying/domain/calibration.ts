/** Scores of one row, one a class, and the class that is right. */
export interface JudgedScores {
  readonly scores: ArrayLike<number>;
  readonly right: number;
}

const narrowing = 60;
const leastSharpness = 0.05;
const mostSharpness = 50;

/**
 * The factor by which scores have to be multiplied for the softmax of them to be true probabilities: the one under which the right
 * classes of rows that were not learnt from are likeliest. The likelihood has one peak; golden-section search finds it.
 */
export function fitSharpness(judged: readonly JudgedScores[]): number {
  const golden = (Math.sqrt(5) - 1) / 2;
  let low = Math.log(leastSharpness);
  let high = Math.log(mostSharpness);
  for (let step = 0; step < narrowing; step++) {
    const one = high - golden * (high - low);
    const other = low + golden * (high - low);
    if (surprise(judged, Math.exp(one)) < surprise(judged, Math.exp(other))) high = other;
    else low = one;
  }
  return Math.exp((low + high) / 2);
}

/** Probabilities of classes: the softmax of their scores, each times the sharpness. */
export function probabilities(scores: ArrayLike<number>, sharpness: number): Float64Array {
  const best = Math.max(...Array.from(scores));
  const shares = Float64Array.from(scores, (score) => Math.exp(sharpness * (score - best)));
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / total);
}

/**
 * How little the right classes are expected. As after Platt, a little of every row counts for the other classes, less the more rows
 * there are: a handful that all came out right proves no certainty.
 */
function surprise(judged: readonly JudgedScores[], sharpness: number): number {
  const doubt = 1 / (judged.length + 2);
  return judged.reduce((sum, { scores, right }) => {
    const shares = probabilities(scores, sharpness).map((share) => Math.log(share + 1e-12));
    const mean = shares.reduce((total, share) => total + share, 0) / shares.length;
    return sum - (1 - doubt) * (shares[right] ?? 0) - doubt * mean;
  }, 0);
}
