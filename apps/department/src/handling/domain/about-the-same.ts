import type { Merger } from '#domain';
import type { WhatIsKnown } from './case-state.ts';

/**
 * Whether two cases may be handled as one: of a complaint about a bureau, only what is about the same ones is the same. A bureau that was merged and the one that
 * took its place are the same people, whether a case names the one, the other or both.
 */
export function areAboutTheSame(one: WhatIsKnown, other: WhatIsKnown, mergers: readonly Merger[]): boolean {
  const inForce = new Map(mergers.map(({ predecessor, successor }) => [predecessor.id, successor.id]));
  const meant = ({ about = [] }: WhatIsKnown) => new Set(about.map(({ id }) => inForce.get(id) ?? id));
  const [these, those] = [meant(one), meant(other)];
  return these.size === those.size && [...these].every((id) => those.has(id));
}
