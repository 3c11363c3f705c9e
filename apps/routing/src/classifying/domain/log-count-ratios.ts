import { forEachEntry } from './sparse-rows.ts';
import type { LabelledTask } from './train-linear.ts';

/** Keeps what no row has from dividing by zero. */
const tiny = 1e-9;

type Counted = Pick<LabelledTask, 'rows' | 'chosen' | 'labels' | 'features' | 'classes'>;

/**
 * How readily each weight should grow, from how much more often a feature stands in rows of the class than in others (Wang
 * and Manning, *Baselines and Bigrams*, ACL 2012): the square of the log-count ratio, scaled so that rows keep length one on the
 * average. What all rows have tells the classes' shares and stays free.
 */
export function logCountRatios(task: Counted): Float32Array {
  const { features, classes } = task;
  const squares = squaredRatios(task);
  const spread = meanSquares(task);
  const lengths = new Float64Array(classes);
  for (let at = 0; at < (features - 1) * classes; at++) {
    const one = at % classes;
    lengths[one] = (lengths[one] ?? 0) + (squares[at] ?? 0) * (spread[Math.floor(at / classes)] ?? 0);
  }
  return squares.map((square, at) =>
    at < (features - 1) * classes ? square / Math.max(tiny, lengths[at % classes] ?? 0) : 1,
  );
}

function squaredRatios({ rows, chosen, labels, features, classes }: Counted): Float32Array {
  // One more than were counted, so that no ratio is of nothing.
  const within = new Float64Array(features * classes).fill(1);
  const anywhere = new Float64Array(features).fill(2);
  for (const row of chosen) {
    forEachEntry(rows, row, (feature) => {
      const at = feature * classes + (labels[row] ?? 0);
      within[at] = (within[at] ?? 0) + 1;
      anywhere[feature] = (anywhere[feature] ?? 0) + 1;
    });
  }
  const outside = within.map((count, at) => (anywhere[Math.floor(at / classes)] ?? 0) - count);
  const [allWithin, allOutside] = [totals(within, classes), totals(outside, classes)];
  return Float32Array.from(within, (count, at) => {
    const share = count / (allWithin[at % classes] ?? 1);
    return Math.log(share / ((outside[at] ?? 1) / (allOutside[at % classes] ?? 1))) ** 2;
  });
}

function totals(counts: Float64Array, classes: number): Float64Array {
  const sums = new Float64Array(classes);
  counts.forEach((count, at) => (sums[at % classes] = (sums[at % classes] ?? 0) + count));
  return sums;
}

/** Of each feature, over the chosen rows. */
function meanSquares({ rows, chosen, features }: Counted): Float64Array {
  const means = new Float64Array(features);
  for (const row of chosen) {
    forEachEntry(rows, row, (feature, value) => {
      means[feature] = (means[feature] ?? 0) + (value * value) / chosen.length;
    });
  }
  return means;
}
