import { type Merger, oneWith } from '#domain';
import { type OpenedCase, placedStatuses, type WhatIsKnown } from './case-state.ts';
import { isAbout } from './complained-of.ts';

/**
 * Whether a case may be about more than it names: a bureau that it names was merged since, and nobody has moved the case yet. What a bureau has in hand is left to
 * be moved, which takes it from there; its people are kept from it meanwhile.
 */
export function mayMeanMore({ about, status }: OpenedCase): boolean {
  return about !== undefined && !(placedStatuses as readonly string[]).includes(status);
}

/** A case with all that it is a complaint about by these mergers: also who took the place of those that it names, and its own bureaus where they have become one with those. */
export function withAllMeant(state: OpenedCase, mergers: readonly Merger[]): OpenedCase {
  const { about = [], lead, coHandling = [] }: WhatIsKnown = state;
  if (!mayMeanMore(state)) return state;
  const meant = new Set(about.flatMap(({ id }) => oneWith(id, mergers)));
  const others = [...mergers.map(({ successor }) => successor), ...(lead ? [lead] : []), ...coHandling].filter(
    (bureau) => meant.has(bureau.id) && !isAbout(state, bureau),
  );
  if (others.length === 0) return state;
  return { ...state, about: [...about, ...new Map(others.map((bureau) => [bureau.id, bureau])).values()] };
}

/** What was decided of a case with all that is meant, for the case as it names them: that the successor is meant is announced when the case is moved. */
export function asNamed<S extends Pick<WhatIsKnown, 'about'>>(after: S, named: WhatIsKnown, meant: WhatIsKnown): S {
  return meant !== named && after.about === meant.about ? { ...after, about: named.about } : after;
}
