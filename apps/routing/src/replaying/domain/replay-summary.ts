import { chanceOfReturn, isReturnedAgain, type KnownOutcome } from './chance-of-return.ts';
import type { RoutingDecision } from '../../deciding/domain/routing-decision.ts';

/** One past message, decided on as things are and as they would be. */
export interface Replayed extends KnownOutcome {
  readonly caseNumber: string;
  readonly present: RoutingDecision;
  readonly changed: RoutingDecision;
}

export interface ReplaySummary {
  readonly cases: number;
  /** Cases that would go elsewhere. */
  readonly moved: number;
  /** The first of them. */
  readonly examples: readonly { readonly caseNumber: string; readonly from: string; readonly to: string }[];
  readonly present: Outcome;
  readonly changed: Outcome;
  /** Bureaus whose load would change, the most first: how many cases they get without a person. */
  readonly load: readonly { readonly bureau: string; readonly present: number; readonly changed: number }[];
}

interface Outcome {
  /** Routed without a person. */
  readonly alone: number;
  /** Of those, how many a bureau would probably send back: by what became of them, and else by the confidence that is stated. */
  readonly expectedReturns: number;
  /** Of those, how many would go to a bureau that sent that very case back and was not overruled. */
  readonly returnedBefore: number;
  /** Of all that people settled, how many the router would give to the same bureau. */
  readonly asSettled: number;
}

const mostExamples = 100;
const triage = '人工研判';

/** Adds up what a change would do to past cases; holds no case longer than it is looked at, save the first that move. */
export class ReplayTally {
  private cases = 0;
  private moved = 0;
  private readonly examples: { caseNumber: string; from: string; to: string }[] = [];
  private readonly outcomes = {
    present: { alone: 0, expectedReturns: 0, returnedBefore: 0, asSettled: 0 },
    changed: { alone: 0, expectedReturns: 0, returnedBefore: 0, asSettled: 0 },
  };
  private readonly load = new Map<string, { present: number; changed: number }>();

  add({ caseNumber, present, changed, ...known }: Replayed): void {
    this.cases += 1;
    this.count('present', present, known);
    this.count('changed', changed, known);
    const [from, to] = [destinationOf(present), destinationOf(changed)];
    if (from === to) return;
    this.moved += 1;
    if (this.examples.length < mostExamples) this.examples.push({ caseNumber, from, to });
  }

  summary(): ReplaySummary {
    const load = [...this.load].map(([bureau, counts]) => ({ bureau, ...counts }));
    const shift = (one: { present: number; changed: number }) => Math.abs(one.changed - one.present);
    return {
      cases: this.cases,
      moved: this.moved,
      examples: this.examples,
      ...this.outcomes,
      load: load.filter((one) => shift(one) > 0).toSorted((one, other) => shift(other) - shift(one)),
    };
  }

  private count(when: 'present' | 'changed', { sure, lead, confidence }: RoutingDecision, known: KnownOutcome): void {
    const outcome = this.outcomes[when];
    if (known.settledId !== undefined && lead?.id === known.settledId) outcome.asSettled += 1;
    if (!sure || !lead) return;
    outcome.alone += 1;
    outcome.expectedReturns += chanceOfReturn(lead.id, confidence, known);
    if (isReturnedAgain(lead.id, known)) outcome.returnedBefore += 1;
    const load = this.load.get(lead.name) ?? { present: 0, changed: 0 };
    load[when] += 1;
    this.load.set(lead.name, load);
  }
}

const destinationOf = ({ sure, lead }: RoutingDecision): string => (sure && lead ? lead.name : triage);
