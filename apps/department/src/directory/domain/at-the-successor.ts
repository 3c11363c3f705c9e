import type { Merger } from '../../handling/domain/succession.ts';

/** What somebody's token says of where they work. */
interface Claim {
  readonly bureauId?: string;
  readonly formerBureauIds?: readonly string[];
}

/** Somebody as these mergers place them: whoever works at a bureau that was merged works at its successor, and goes on with what was the other's. */
export function atTheSuccessor<S extends Claim>(staff: S, mergers: readonly Merger[]): S {
  const claimed = staff.bureauId;
  if (claimed === undefined) return staff;
  const bureauId = mergers.find(({ predecessor }) => predecessor.id === claimed)?.successor.id ?? claimed;
  const former = mergers.filter(({ successor }) => successor.id === bureauId).map(({ predecessor }) => predecessor.id);
  return { ...staff, bureauId, formerBureauIds: former.length === 0 ? undefined : former };
}
