import type { FieldFault } from '#domain';

/** What a bureau answers: whether it exists in its region, how often, and what was done. */
export interface SurveyAnswer {
  readonly found: boolean;
  /** How many, where there are any. */
  readonly count?: number;
  /** What was done about them. */
  readonly done?: string;
  readonly words?: string;
}

/** What does not go together in an answer. */
export function faultsOf({ found, count, done }: SurveyAnswer): FieldFault[] {
  const fault = (field: string, rule: string, what: string) => ({ field, rule, message: `${field} ${what}` });
  if (!found) {
    const forbidden = (['count', 'done'] as const).filter((field) => ({ count, done })[field] !== undefined);
    return forbidden.map((field) => fault(field, 'only-if-found', 'must be left out where nothing was found.'));
  }
  return [
    ...(count === undefined ? [fault('count', 'required-if-found', 'must say how many were found.')] : []),
    ...(done === undefined ? [fault('done', 'required-if-found', 'must say what was done about them.')] : []),
  ];
}

/** How one question stands. `nobody`: its region has no bureau for the function. */
export const questionStates = ['asked', 'found', 'not-found', 'refused', 'nobody'] as const;
export type QuestionState = (typeof questionStates)[number];

/** How many questions of a place stand how. */
export interface Tally {
  readonly regions: number;
  readonly asked: number;
  readonly found: number;
  readonly notFound: number;
  readonly refused: number;
  readonly nobody: number;
  readonly late: number;
  /** Of what was found, over all regions. */
  readonly count: number;
}

const none: Tally = { regions: 0, asked: 0, found: 0, notFound: 0, refused: 0, nobody: 0, late: 0, count: 0 };

/** What tallies of several places come to. */
export function total(tallies: readonly Tally[]): Tally {
  const keys = Object.keys(none) as (keyof Tally)[];
  const sum = (key: keyof Tally) => tallies.reduce((before, tally) => before + tally[key], 0);
  return Object.fromEntries(keys.map((key) => [key, sum(key)])) as unknown as Tally;
}
