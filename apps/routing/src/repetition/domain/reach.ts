import type { RoutingDecision } from '../../deciding/domain/routing-decision.ts';

/** Where messages about one thing are looked for together: in one city, under one function. */
export interface Reach {
  /** `4110/heating-gas`: what is serialised and searched as one. */
  readonly key: string;
  /** A matter that fails for many at once, so that all in the city who complain of it are about one thing. */
  readonly sharedMatter?: string;
}

/**
 * A city, not a county: pipes, roads and companies reach across the districts of a city, and half of the writers do not name
 * theirs. Thanks are about no grievance and belong nowhere, and what has no place yet cannot be compared.
 * @param shared codes of the matters that fail for many at once
 */
export function reachOf(decision: RoutingDecision, shared: ReadonlySet<string>): Reach | undefined {
  const { kind, matter, function: functionCode = 'none', jurisdiction } = decision;
  if (kind === 'thanks' || !jurisdiction) return undefined;
  const isFailure = matter !== undefined && shared.has(matter.code) && kind !== 'suggestion' && kind !== 'inquiry';
  return { key: `${jurisdiction.code.slice(0, 4)}/${functionCode}`, sharedMatter: isFailure ? matter.code : undefined };
}
