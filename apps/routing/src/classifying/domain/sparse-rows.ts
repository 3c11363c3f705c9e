/** Many vectors of which most numbers are zero, one after the other: row `i` has the entries `starts[i]` to `starts[i + 1]`. */
export interface SparseRows {
  readonly starts: Uint32Array;
  readonly features: Uint32Array;
  readonly values: Float32Array;
}

/** The entries of one vector; each feature stands once. */
export interface SparseVector {
  readonly features: Uint32Array;
  readonly values: Float32Array;
}

export function rowsOf(vectors: readonly SparseVector[]): SparseRows {
  const entries = vectors.reduce((sum, vector) => sum + vector.features.length, 0);
  const starts = new Uint32Array(vectors.length + 1);
  const features = new Uint32Array(entries);
  const values = new Float32Array(entries);
  let end = 0;
  vectors.forEach((vector, row) => {
    features.set(vector.features, end);
    values.set(vector.values, end);
    starts[row + 1] = end += vector.features.length;
  });
  return { starts, features, values };
}

/**
 * Adds up what the features of a row say for each class, into `scores`. The weight of feature `f` for class `c` stands at
 * `f * classes + c`.
 */
export function scoreRow(rows: SparseRows, row: number, weights: Float32Array, scores: Float64Array): void {
  scores.fill(0);
  const classes = scores.length;
  const { starts, features, values } = rows;
  const end = starts[row + 1] ?? 0;
  for (let entry = starts[row] ?? 0; entry < end; entry++) {
    const base = (features[entry] ?? 0) * classes;
    const value = values[entry] ?? 0;
    for (let one = 0; one < classes; one++) scores[one] = (scores[one] ?? 0) + value * (weights[base + one] ?? 0);
  }
}

/** Calls back with each entry of a row: its feature and its value. */
export function forEachEntry(
  { starts, features, values }: SparseRows,
  row: number,
  see: (feature: number, value: number) => void,
): void {
  const end = starts[row + 1] ?? 0;
  for (let entry = starts[row] ?? 0; entry < end; entry++) see(features[entry] ?? 0, values[entry] ?? 0);
}
