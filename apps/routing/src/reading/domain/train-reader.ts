import { kinds, type Kind } from '#domain';
import { rowsOf } from '../../classifying/domain/sparse-rows.ts';
import { trainLinear } from '../../classifying/domain/train-linear.ts';
import { counted, type Evidence, vectorsOf } from './evidence.ts';
import { featureCount } from './feature-space.ts';
import { joined, type Part } from './joined.ts';
import { type LinearHead, packed } from './linear-heads.ts';
import { rarityAmong } from './rarity.ts';
import { noFunction, type Reader } from './reader.ts';

/** A message with what is right about it. */
export interface ReadingExample {
  readonly evidence: Evidence;
  /** Absent where no bureau may act. */
  readonly function?: string;
  /** Absent where nobody said. */
  readonly kind?: Kind;
  readonly urgent?: boolean;
  readonly coFunctions?: readonly string[];
  /** 1 for a sample; what people decided on real messages counts for more. */
  readonly weight: number;
  /** A part of a message or an expression: how rare words are in messages does not show in it. */
  readonly isPart?: boolean;
}

/** How dear mistakes are; found by cross-validation over the samples. */
const costs = { functions: 1, urgency: 1, kinds: 0.2, coFunctions: 1 };
/**
 * What a part of a message counts, against 1 for the whole, where it is asked how pressing the whole is: that often stands in one clause,
 * and the other parts are told what they do not show. Found by cross-validation as well.
 */
const shareOfPart = 0.2;

/** Learns all that a reader asks of a message. Some seconds for some thousand examples. */
export function trainReader(
  examples: readonly ReadingExample[],
  functions: readonly string[],
  version: string,
): Reader {
  const messages = examples.map((example) => ({ ...example, counted: counted(example.evidence) }));
  const whole = messages.filter(({ isPart }) => !isPart);
  const rarity = rarityAmong(whole.map(({ counted: { text, subject, ending } }) => [text, subject, ending]));
  const all = messages.map((message) => ({ ...message, vectors: vectorsOf(message.counted, rarity) }));
  type One = (typeof all)[number];
  const leadOf = (one: One) => one.function ?? noFunction;
  const learn = (classes: readonly string[], options: HeadOptions, lessonOf: (one: One) => Lesson | undefined) =>
    learnHead(
      classes,
      all.flatMap((one) => {
        const lesson = lessonOf(one);
        return lesson ? [{ ...lesson, weight: one.weight * (one.isPart ? (options.shareOfPart ?? 1) : 1) }] : [];
      }),
      options,
    );
  return {
    version,
    rarity,
    functions: learn([...functions, noFunction], { cost: costs.functions }, (one) => ({
      parts: one.vectors.forFunction,
      names: [leadOf(one)],
    })),
    urgency: learn(['urgent'], { cost: costs.urgency, shareOfPart }, (one) =>
      one.urgent === undefined ? undefined : { parts: one.vectors.forUrgency, names: one.urgent ? ['urgent'] : [] },
    ),
    kinds: learn(
      kinds,
      { cost: costs.kinds, isBalanced: true },
      (one) => one.kind && { parts: one.vectors.forKind(leadOf(one), one.urgent ? 1 : 0), names: [one.kind] },
    ),
    coFunctions: learn(
      functions,
      { cost: costs.coFunctions },
      (one) => one.coFunctions && { parts: one.vectors.forCoFunctions(leadOf(one)), names: one.coFunctions },
    ),
  };
}

interface HeadOptions {
  readonly cost: number;
  /**
   * Mistakes on a rare class count for more, by the root of how rare it is: were each class to count alike, what many write would be taken
   * too often for what few do.
   */
  readonly isBalanced?: boolean;
  /** What a part of a message counts against 1 for the whole; 1 where absent. */
  readonly shareOfPart?: number;
}

/** A message as one question looks at it, and the classes that it is of. */
interface Lesson {
  readonly parts: readonly Part[];
  readonly names: readonly string[];
}

/** All messages have it, so its weight is the constant of a class. */
const constant = { features: Uint32Array.of(featureCount), values: Float32Array.of(1) };

function learnHead(
  classes: readonly string[],
  lessons: readonly (Lesson & { readonly weight: number })[],
  { cost, isBalanced }: HeadOptions,
): LinearHead {
  const width = classes.length;
  const marks = new Uint8Array(lessons.length * width);
  lessons.forEach(({ names }, row) => {
    for (const name of names) if (classes.includes(name)) marks[row * width + classes.indexOf(name)] = 1;
  });
  const isOf = (row: number, one: number) => marks[row * width + one] === 1;
  const all = lessons.reduce((sum, { weight }) => sum + weight, 0);
  const own = classes.map((name) =>
    lessons.reduce((sum, { names, weight }) => sum + (names.includes(name) ? weight : 0), 0),
  );
  const importanceOf = (row: number, one: number) => {
    const ofOwn = own[one] ?? 0;
    return Math.sqrt(all / 2 / Math.max(1, isOf(row, one) ? ofOwn : all - ofOwn));
  };
  const learnt = trainLinear({
    rows: rowsOf(lessons.map(({ parts }) => joined([...parts, { vector: constant, weight: 1 }]))),
    chosen: Uint32Array.from(lessons.keys()),
    isOf,
    importance: (row, one) => (lessons[row]?.weight ?? 1) * (isBalanced ? importanceOf(row, one) : 1),
    features: featureCount + 1,
    classes: width,
    cost,
  });
  return packed(classes, learnt);
}
