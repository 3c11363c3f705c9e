import type { FieldFault } from '#domain';

export const deciders = ['router', 'person', 'as-default'] as const;

/** Who decides on messages of a function: the router where it is sure enough, always a person, or as it is for all others. */
export interface DecidingPolicy {
  readonly decides: (typeof deciders)[number];
  /** From this confidence on the router decides alone; there exactly where it may. */
  readonly leastConfidence?: number;
}

/** By code of the function; what is said for all of them stands under {@link policyOfAll}. */
export type DecidingPolicies = ReadonlyMap<string, DecidingPolicy>;

/** Stands among the functions' codes for: all that have no policy of their own. */
export const policyOfAll = 'default';

/** From which confidence on the router decides alone; undefined where it never does. What nobody has said is a person's. */
export function aloneFrom(functionCode: string, policies: DecidingPolicies): number | undefined {
  const own = policies.get(functionCode);
  const { decides, leastConfidence } =
    (own?.decides === 'as-default' ? undefined : own) ?? policies.get(policyOfAll) ?? {};
  return decides === 'router' ? leastConfidence : undefined;
}

/** What is wrong with a policy; the form of its fields is checked before. */
export function faultsOfPolicy(functionCode: string, { decides, leastConfidence }: DecidingPolicy): FieldFault[] {
  const faults: FieldFault[] = [];
  if (functionCode === policyOfAll && decides === 'as-default') faults.push(saysSomething);
  if ((decides === 'router') !== (leastConfidence !== undefined)) faults.push(confidenceOfRouter);
  return faults;
}

const saysSomething: FieldFault = {
  field: 'decides',
  rule: 'says-something',
  message: 'decides must be router or person where it is said for all.',
};

const confidenceOfRouter: FieldFault = {
  field: 'leastConfidence',
  rule: 'with-router',
  message: 'leastConfidence must be there exactly where decides is router.',
};
