/** A letter of which the label is known, and what was said of it. */
export interface Judged {
  readonly right: string;
  readonly said: string;
  readonly confidence: number;
}

interface ClassFigures {
  readonly label: string;
  readonly letters: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** All shares from 0 to 1. */
export interface FieldFigures {
  readonly letters: number;
  readonly accuracy: number;
  readonly macroF1: number;
  /** Expected calibration error over ten bins. */
  readonly calibrationError: number;
  /** Mean square of what confidence was off, and what it would be were the mean always said. */
  readonly brier: number;
  readonly brierOfMean: number;
  readonly classes: readonly ClassFigures[];
  /** Most frequent first. */
  readonly confusions: readonly { readonly right: string; readonly said: string; readonly letters: number }[];
}

export function fieldFigures(judged: readonly Judged[]): FieldFigures {
  const classes = [...new Set(judged.flatMap(({ right, said }) => [right, said]))]
    .toSorted()
    .map((label) => classFigures(label, judged));
  const accuracy = judged.filter(isRight).length / judged.length;
  return {
    letters: judged.length,
    accuracy,
    macroF1: classes.reduce((sum, { f1 }) => sum + f1, 0) / classes.length,
    calibrationError: calibrationError(judged),
    brier: judged.reduce((sum, one) => sum + (one.confidence - Number(isRight(one))) ** 2, 0) / judged.length,
    brierOfMean: accuracy * (1 - accuracy),
    classes,
    confusions: confusionsIn(judged),
  };
}

const isRight = ({ right, said }: Judged): boolean => right === said;

function classFigures(label: string, judged: readonly Judged[]): ClassFigures {
  const ofClass = judged.filter(({ right }) => right === label).length;
  const called = judged.filter(({ said }) => said === label).length;
  const hits = judged.filter((one) => isRight(one) && one.right === label).length;
  return {
    label,
    letters: ofClass,
    precision: called === 0 ? 0 : hits / called,
    recall: ofClass === 0 ? 0 : hits / ofClass,
    f1: (2 * hits) / (ofClass + called),
  };
}

function calibrationError(judged: readonly Judged[]): number {
  const bins = Map.groupBy(judged, ({ confidence }) => Math.min(9, Math.floor(confidence * 10)));
  return [...bins.values()].reduce((sum, bin) => {
    const stated = bin.reduce((total, { confidence }) => total + confidence, 0);
    return sum + Math.abs(stated - bin.filter(isRight).length) / judged.length;
  }, 0);
}

function confusionsIn(judged: readonly Judged[]): FieldFigures['confusions'] {
  const wrong = judged.filter((one) => !isRight(one));
  return [...Map.groupBy(wrong, ({ right, said }) => `${right}\t${said}`).values()]
    .flatMap(([first, ...rest]) => (first ? [{ right: first.right, said: first.said, letters: rest.length + 1 }] : []))
    .toSorted((one, other) => other.letters - one.letters);
}
