import { fitSharpness, probabilities, type JudgedScores } from './calibration.ts';
import { logCountRatios } from './log-count-ratios.ts';
import { seededRandom, shuffle } from './seeded-order.ts';
import { rowsOf, scoreRow } from './sparse-rows.ts';
import { type LabelledTask, trainLinear } from './train-linear.ts';
import { vocabularyOf, type Views, type Vocabulary } from './vocabulary.ts';
import type { View } from './n-grams.ts';

/** A text that somebody has labelled. */
export interface Example {
  readonly texts: Views;
  readonly label: string;
}

/** What a text is about. */
export interface Classification {
  readonly label: string;
  /** How often such an answer is right, 0 to 1. */
  readonly confidence: number;
}

/** How dear a misjudged text is; found on grouped splits of real letters (docs/routing-quality.md). */
const cost = 2;
const folds = 4;
const foldSeed = 5;

/** Learns from labelled texts what label others should have. */
export class TextClassifier {
  private readonly vocabulary: Vocabulary;
  private readonly labels: readonly string[];
  private readonly weights: Float32Array;
  private readonly sharpness: number;

  /**
   * Learns: 2 s for a thousand texts of 400 characters.
   * @throws Error where there are not two labels to tell apart.
   */
  constructor(examples: readonly Example[], views: readonly View[]) {
    this.labels = [...new Set(examples.map(({ label }) => label))].toSorted();
    if (this.labels.length < 2) throw new Error('At least two labels are needed to learn from.');
    this.vocabulary = vocabularyOf(
      examples.map(({ texts }) => texts),
      views,
    );
    const place = new Map(this.labels.map((label, index) => [label, index]));
    const labels = Uint16Array.from(examples, ({ label }) => place.get(label) ?? 0);
    const task: LabelledTask = {
      rows: rowsOf(examples.map(({ texts }) => this.vocabulary.vectorOf(texts))),
      chosen: Uint32Array.from(examples.keys()),
      labels,
      isOf: (row, one) => labels[row] === one,
      features: this.vocabulary.size,
      classes: this.labels.length,
      cost,
    };
    this.weights = blend(task);
    this.sharpness = fitSharpness(scoresUnseen(task));
  }

  classify(texts: Views): Classification {
    const scores = new Float64Array(this.labels.length);
    scoreRow(rowsOf([this.vocabulary.vectorOf(texts)]), 0, this.weights, scores);
    const chances = probabilities(scores, this.sharpness);
    const confidence = Math.max(...chances);
    return { label: this.labels[chances.indexOf(confidence)] ?? '', confidence };
  }
}

/**
 * Two machines of different bent, added up: one that takes features as they are, one that favours those which tell the classes
 * apart by their counts. Together they err less than either.
 */
function blend(task: LabelledTask): Float32Array {
  const plain = trainLinear(task);
  const byRatios = trainLinear({ ...task, readiness: logCountRatios(task) });
  return plain.map((weight, at) => (weight + (byRatios[at] ?? 0)) / 2);
}

/** What each row would get from a classifier that had not seen it. */
function scoresUnseen(task: LabelledTask): JudgedScores[] {
  const order = shuffle(Uint32Array.from(task.chosen), seededRandom(foldSeed));
  return Array.from({ length: folds }, (_, fold) => {
    const weights = blend({ ...task, chosen: order.filter((_row, place) => place % folds !== fold) });
    const heldBack = order.filter((_row, place) => place % folds === fold);
    return Array.from(heldBack, (row): JudgedScores => {
      const scores = new Float64Array(task.classes);
      scoreRow(task.rows, row, weights, scores);
      return { scores, right: task.labels[row] ?? 0 };
    });
  }).flat();
}
