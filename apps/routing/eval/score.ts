/** What a router's answers are worth against a labelled set: the figures of docs/routing-quality.md. */

export interface LabelledMessage {
  readonly id: string;
  readonly channel: string;
  readonly subject: string;
  readonly body: string;
  readonly regionHint: string | null;
  /** Year and month: `2023-06`. */
  readonly season: string;
  readonly expected: {
    readonly kind: string | null;
    readonly function: string | null;
    readonly alsoAcceptable?: readonly string[];
    readonly coFunctions?: readonly string[];
    readonly region: string | null;
    readonly urgent: boolean;
    readonly triage: boolean;
  };
}

export interface Answer {
  readonly kind: string;
  readonly function?: string;
  readonly coFunctions: readonly string[];
  readonly region?: string;
  readonly urgent: boolean;
  readonly triage: boolean;
  readonly confidence: number;
}

export interface Judged {
  readonly message: LabelledMessage;
  readonly answer: Answer;
}

export function isFunctionRight({ message: { expected }, answer }: Judged): boolean {
  return [expected.function, ...(expected.alsoAcceptable ?? [])].includes(answer.function ?? null);
}

export function isRegionRight({ message: { expected }, answer }: Judged): boolean {
  return (answer.region ?? null) === expected.region;
}

export const isRight = (judged: Judged): boolean => isFunctionRight(judged) && isRegionRight(judged);

/** Each figure is a share from 0 to 1; `triageRecall` is taken over the messages that a person must see, `urgent…` and `kind` over all, the others over the rest. */
export function figures(judged: readonly Judged[]): Record<string, number> {
  const routable = judged.filter(({ message }) => !message.expected.triage);
  const alone = routable.filter(({ answer }) => !answer.triage);
  const forPeople = judged.filter(({ message }) => message.expected.triage);
  const urgent = judged.filter(({ message }) => message.expected.urgent);
  const calledUrgent = judged.filter(({ answer }) => answer.urgent);
  const ofKind = judged.filter(({ message }) => message.expected.kind !== null);
  return {
    messages: judged.length,
    function: share(routable, isFunctionRight),
    region: share(routable, isRegionRight),
    both: share(routable, isRight),
    autoShare: alone.length / routable.length,
    autoRight: share(alone, isRight),
    triageRecall: share(forPeople, ({ answer }) => answer.triage),
    kind: share(ofKind, ({ message, answer }) => answer.kind === message.expected.kind),
    urgentRecall: share(urgent, ({ answer }) => answer.urgent),
    urgentPrecision: share(calledUrgent, ({ message }) => message.expected.urgent),
    coFunctionsF1: coFunctionsF1(routable),
    calibrationError: calibrationError(routable),
    brier: brier(routable, ({ answer }) => answer.confidence),
    brierOfMean: brier(routable, () => share(routable, isFunctionRight)),
  };
}

function share(judged: readonly Judged[], holds: (one: Judged) => boolean): number {
  return judged.length === 0 ? Number.NaN : judged.filter(holds).length / judged.length;
}

function coFunctionsF1(judged: readonly Judged[]): number {
  const count = (of: (one: Judged) => number) => judged.reduce((sum, one) => sum + of(one), 0);
  const expectedOf = ({ message }: Judged) => new Set(message.expected.coFunctions ?? []);
  const hits = count((one) => one.answer.coFunctions.filter((code) => expectedOf(one).has(code)).length);
  return (2 * hits) / (count((one) => one.answer.coFunctions.length) + count((one) => expectedOf(one).size));
}

/** Expected calibration error of the function's confidence over ten bins. */
function calibrationError(judged: readonly Judged[]): number {
  const bins = Map.groupBy(judged, ({ answer }) => Math.min(9, Math.floor(answer.confidence * 10)));
  return [...bins.values()].reduce((sum, bin) => {
    const stated = bin.reduce((total, { answer }) => total + answer.confidence, 0);
    return sum + Math.abs(stated - bin.filter(isFunctionRight).length) / judged.length;
  }, 0);
}

/** Mean square of how far a stated confidence is from what came of it: 1 where the function was right, 0 where not. */
function brier(judged: readonly Judged[], statedFor: (one: Judged) => number): number {
  const squares = judged.map((one) => (statedFor(one) - Number(isFunctionRight(one))) ** 2);
  return squares.reduce((sum, square) => sum + square, 0) / judged.length;
}

export interface ClassFigures {
  readonly name: string;
  readonly expected: number;
  readonly precision: number;
  readonly recall: number;
}

/** For each function: how many messages are its own, how many of those were found, and how many of those found are its own. */
export function figuresByFunction(judged: readonly Judged[]): ClassFigures[] {
  const routable = judged.filter(({ message }) => !message.expected.triage);
  const names = [...new Set(routable.map(({ message }) => message.expected.function ?? '-'))].toSorted();
  return names.map((name) => {
    const own = routable.filter(({ message }) => message.expected.function === name);
    const found = routable.filter(({ answer }) => answer.function === name);
    return {
      name,
      expected: own.length,
      precision: share(found, isFunctionRight),
      recall: share(own, isFunctionRight),
    };
  });
}

/** What was taken for what, the commonest first: `civil-affairs → township 2`. */
export function confusions(judged: readonly Judged[], of: 'function' | 'kind'): string[] {
  const wrong = judged.filter((one) => {
    const { expected } = one.message;
    if (of === 'function') return !expected.triage && !isFunctionRight(one);
    return expected.kind !== null && expected.kind !== one.answer.kind;
  });
  const pairs = Map.groupBy(wrong, ({ message, answer }) => `${message.expected[of] ?? '-'} → ${answer[of] ?? '-'}`);
  return [...pairs]
    .toSorted((one, other) => other[1].length - one[1].length)
    .map(([pair, all]) => `${pair} ${all.length}`);
}
