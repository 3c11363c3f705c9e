import type { CaseKnowledge } from './known-case.ts';
import type { StepFact } from './step-fact.ts';

/** Under what a Case is counted; an empty text is "none yet". */
export interface CasePlace {
  readonly region: string;
  readonly bureau: string;
  readonly channel: string;
  readonly matter: string;
  readonly function: string;
  readonly kind: string;
}

/** The steps of a Case in their order, as an object gives its integer keys. */
export function stepsInOrder({ steps }: CaseKnowledge): StepFact[] {
  return Object.values(steps);
}

/** A merger says who leads the Case from there on; one that takes it to the desk, as a returned one, leaves it with the bureau that led it last. */
export const saysWhoLeads = ({ is, bureau }: StepFact): boolean =>
  is === 'assigned' || (is === 'bureau-succeeded' && bureau !== undefined);

/** What was said last of each; of its subject what people or the router decided, before that what the router proposed. */
export function placeOf(known: CaseKnowledge, steps: readonly StepFact[]): CasePlace {
  const { routed } = known;
  const leads = steps.filter(({ is }) => is === 'assigned');
  const last = (field: 'region' | 'matter' | 'kind' | 'function') =>
    steps.findLast((step) => step[field] !== undefined)?.[field];
  return {
    region: last('region') ?? leads[0]?.bureauRegion ?? '',
    bureau: steps.findLast(saysWhoLeads)?.bureau ?? '',
    channel: steps.find(({ channel }) => channel !== undefined)?.channel ?? '',
    matter: last('matter') ?? routed?.matter ?? '',
    function: last('function') ?? routed?.function ?? '',
    kind: last('kind') ?? routed?.kind ?? '',
  };
}

/** Where a Case lies: its region, and with whom it is, by whatever step said so last; who led it last where it is with nobody. */
export function deskOf(known: CaseKnowledge, steps: readonly StepFact[]): Pick<CasePlace, 'region' | 'bureau'> {
  const { region, bureau } = placeOf(known, steps);
  return { region, bureau: known.latest?.bureau?.id ?? bureau };
}
