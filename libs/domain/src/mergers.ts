/** A bureau as the directory has it. */
export interface DirectoryBureau {
  readonly id: string;
  /** In Chinese, with its region. */
  readonly name: string;
  readonly regionCode: string;
}

/** 撤并: a bureau and the one in force that took its place. */
export interface Merger {
  readonly predecessor: DirectoryBureau;
  readonly successor: DirectoryBureau;
}

/** Where somebody works: at a bureau, and so at all that were merged into it. */
interface Workplace {
  readonly bureauId?: string;
  readonly formerBureauIds?: readonly string[];
}

/** Somebody as these mergers place them: whoever works at a bureau that was merged works at its successor, and goes on with what was the other's. */
export function atTheSuccessor<W extends Workplace>(staff: W, mergers: readonly Merger[]): W {
  if (staff.bureauId === undefined) return staff;
  const [bureauId, ...former] = oneWith(staff.bureauId, mergers);
  return { ...staff, bureauId, formerBureauIds: former.length === 0 ? undefined : former };
}

/** The ids of the bureau of somebody and of those that were merged into it; it is one with them, and answers for them. */
export function bureausOf({ bureauId, formerBureauIds = [] }: Workplace): string[] {
  return bureauId === undefined ? [] : [bureauId, ...formerBureauIds];
}

/** The one in force that took the place of a bureau; undefined while it is in force itself. */
export function successorOf(bureauId: string, mergers: readonly Merger[]): DirectoryBureau | undefined {
  return mergers.find(({ predecessor }) => predecessor.id === bureauId)?.successor;
}

/** The ids of all that have become one bureau with this one, itself among them: first the one in force, then those that were merged into it. */
export function oneWith(bureauId: string, mergers: readonly Merger[]): string[] {
  const inForce = successorOf(bureauId, mergers)?.id ?? bureauId;
  return [inForce, ...mergers.filter(({ successor }) => successor.id === inForce).map((one) => one.predecessor.id)];
}
