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
