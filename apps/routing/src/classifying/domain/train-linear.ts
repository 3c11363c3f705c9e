import { seededRandom, shuffle } from './seeded-order.ts';
import { forEachEntry, scoreRow, type SparseRows } from './sparse-rows.ts';

export interface TrainingTask {
  readonly rows: SparseRows;
  /** Rows to learn from. */
  readonly chosen: Uint32Array;
  /** Whether a row is of a class. */
  readonly isOf: (row: number, one: number) => boolean;
  /** How many there are; the last is one that all rows have. */
  readonly features: number;
  readonly classes: number;
  /** How dear a misjudged row is, against small weights. */
  readonly cost: number;
  /** How much dearer than others a row is that is misjudged for a class. Everywhere 1 where absent. */
  readonly importance?: (row: number, one: number) => number;
  /** How readily each weight grows; laid out as the weights are. Everywhere 1 where absent. */
  readonly readiness?: Float32Array;
}

/** A task in which each row is of one class. */
export interface LabelledTask extends TrainingTask {
  /** Class of each row. */
  readonly labels: Uint16Array;
}

const seed = 20_200_420;
const mostPasses = 40;
/** Largest breach of the conditions of optimality that is let pass. */
const tolerance = 0.05;

/**
 * One linear support vector machine for each class against all others (squared hinge loss), all in one sweep over the rows: dual
 * coordinate descent after Hsieh and others, *A Dual Coordinate Descent Method for Large-scale Linear SVM*, ICML 2008.
 * The same task gives the same weights.
 * @returns the weight of feature `f` for class `c` at `f * classes + c`: a feature's weights lie together in memory.
 */
export function trainLinear(task: TrainingTask): Float32Array {
  const descent = new Descent(task);
  const random = seededRandom(seed);
  const order = Uint32Array.from(task.chosen.keys());
  for (let pass = 0; pass < mostPasses; pass++) {
    let breach = 0;
    for (const place of shuffle(order, random)) breach = Math.max(breach, descent.settle(place));
    if (breach < tolerance) break;
  }
  return descent.weights;
}

class Descent {
  readonly weights: Float32Array;
  private readonly task: TrainingTask;
  /** Dual variable of each chosen row and class. */
  private readonly duals: Float32Array;
  /** What squaring the loss adds along each dual variable: 1 / 2C. */
  private readonly slack: Float32Array;
  private readonly curvature: Float32Array;
  private readonly scores: Float64Array;
  /** How far the dual variables of the row at hand move. */
  private readonly steps: Float64Array;
  /** The classes of those that do move, the first ones of it: mostly few. */
  private readonly moved: Uint32Array;

  constructor(task: TrainingTask) {
    const { features, classes, chosen } = task;
    this.task = task;
    this.weights = new Float32Array(features * classes);
    this.duals = new Float32Array(chosen.length * classes);
    this.slack = slackOf(task);
    this.curvature = curvatureOf(task, this.slack);
    this.scores = new Float64Array(classes);
    this.steps = new Float64Array(classes);
    this.moved = new Uint32Array(classes);
  }

  /** Moves the weights to where one chosen row is content; says how discontent it was. */
  settle(place: number): number {
    const { rows, chosen, classes } = this.task;
    const row = chosen[place] ?? 0;
    scoreRow(rows, row, this.weights, this.scores);
    let breach = 0;
    let count = 0;
    for (let one = 0; one < classes; one++) {
      const ofClass = this.settleClass(place * classes + one, one, this.task.isOf(row, one) ? 1 : -1);
      if (ofClass === 0) continue;
      this.moved[count++] = one;
      breach = Math.max(breach, ofClass);
    }
    if (count > 0) this.move(row, count);
    return breach;
  }

  private settleClass(at: number, one: number, sign: 1 | -1): number {
    const dual = this.duals[at] ?? 0;
    const gradient = sign * (this.scores[one] ?? 0) - 1 + dual * (this.slack[at] ?? 0);
    if (dual === 0 && gradient >= 0) return 0;
    const moved = Math.max(0, dual - gradient / (this.curvature[at] ?? 1));
    this.duals[at] = moved;
    this.steps[one] = sign * (moved - dual);
    return Math.abs(gradient);
  }

  /** @param count of the classes in `moved` */
  private move(row: number, count: number): void {
    const { rows, classes, readiness } = this.task;
    const { weights, steps, moved } = this;
    const { starts, features, values } = rows;
    const end = starts[row + 1] ?? 0;
    for (let entry = starts[row] ?? 0; entry < end; entry++) {
      const base = (features[entry] ?? 0) * classes;
      const value = values[entry] ?? 0;
      for (let index = 0; index < count; index++) {
        const one = moved[index] ?? 0;
        const at = base + one;
        const step = (steps[one] ?? 0) * value;
        weights[at] = (weights[at] ?? 0) + (readiness ? step * (readiness[at] ?? 0) : step);
      }
    }
  }
}

function slackOf({ chosen, classes, cost, importance }: TrainingTask): Float32Array {
  const slack = new Float32Array(chosen.length * classes).fill(1 / (2 * cost));
  if (importance) {
    chosen.forEach((row, place) => {
      for (let one = 0; one < classes; one++) slack[place * classes + one] = 1 / (2 * cost * importance(row, one));
    });
  }
  return slack;
}

/** Second derivative along each dual variable. */
function curvatureOf({ rows, chosen, classes, readiness }: TrainingTask, slack: Float32Array): Float32Array {
  const curvature = slack.slice();
  chosen.forEach((row, place) => {
    forEachEntry(rows, row, (feature, value) => {
      for (let one = 0; one < classes; one++) {
        const at = place * classes + one;
        curvature[at] = (curvature[at] ?? 0) + value * value * (readiness?.[feature * classes + one] ?? 1);
      }
    });
  });
  return curvature;
}
