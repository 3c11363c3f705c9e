import { featureCount } from './feature-space.ts';
import type { Part } from './joined.ts';

/**
 * The weights of all classes of one question, a byte each, those of a feature side by side: a message touches some
 * thousand features out of a quarter of a million, so memory is what its reading costs.
 */
export interface LinearHead {
  readonly classes: readonly string[];
  readonly constants: readonly number[];
  /** What a byte of 1 stands for, by class. */
  readonly scales: readonly number[];
  /** featureCount rows of a byte for each class. */
  readonly weights: Int8Array;
}

const largestByte = 127;

/** @param learnt the weight of feature `f` for class `c` at `f * classes + c`; behind the features, one that all messages have */
export function packed(classes: readonly string[], learnt: Float32Array): LinearHead {
  const width = classes.length;
  const constantsAt = featureCount * width;
  const largest = new Float64Array(width);
  for (let at = 0; at < constantsAt; at++)
    largest[at % width] = Math.max(largest[at % width] ?? 0, Math.abs(learnt[at] ?? 0));
  const scales = Array.from(largest, (most) => most / largestByte || 1);
  const weights = new Int8Array(constantsAt);
  for (let at = 0; at < constantsAt; at++) weights[at] = Math.round((learnt[at] ?? 0) / (scales[at % width] ?? 1));
  return { classes, constants: Array.from(learnt.subarray(constantsAt)), scales, weights };
}

/**
 * How much speaks for each class: above 0 for, below against it. Four features are added up at a time: their rows lie far apart, and to
 * wait for four at once takes hardly longer than for one.
 */
export function scoresOf({ classes, constants, scales, weights }: LinearHead, parts: readonly Part[]): Float64Array {
  const width = classes.length;
  const sums = new Float64Array(width);
  for (const { vector, weight } of parts) {
    const { features, values } = vector;
    for (let at = 0; at < features.length; at += 4) {
      const first = (features[at] ?? 0) * width;
      const second = (features[at + 1] ?? 0) * width;
      const third = (features[at + 2] ?? 0) * width;
      const fourth = (features[at + 3] ?? 0) * width;
      const ofFirst = (values[at] ?? 0) * weight;
      const ofSecond = (values[at + 1] ?? 0) * weight;
      const ofThird = (values[at + 2] ?? 0) * weight;
      const ofFourth = (values[at + 3] ?? 0) * weight;
      for (let own = 0; own < width; own++)
        sums[own] =
          (sums[own] ?? 0) +
          ofFirst * (weights[first + own] ?? 0) +
          ofSecond * (weights[second + own] ?? 0) +
          ofThird * (weights[third + own] ?? 0) +
          ofFourth * (weights[fourth + own] ?? 0);
    }
  }
  for (let own = 0; own < width; own++) sums[own] = (sums[own] ?? 0) * (scales[own] ?? 0) + (constants[own] ?? 0);
  return sums;
}
