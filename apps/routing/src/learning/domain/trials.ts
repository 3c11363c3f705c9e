/** A correction as far as it is dealt out. */
interface Told {
  /** The same for messages that are copies of each other or nearly so. */
  readonly group: string;
}

/** What a reader of one trial is not taught, and what of that it is asked. */
export interface Trial<T extends Told> {
  readonly withheld: ReadonlySet<T>;
  readonly asked: readonly T[];
}

const mostTrials = 2;
/** What so many people wrote in one wording, the next one will write so too. */
const recurring = 5;

/**
 * Deals out corrections so that each of them is withheld in one trial, and of each group its latest is asked where it is withheld.
 * Copies are withheld together, lest a reader is asked for what it learnt by heart; save where a message comes again and again: there
 * it is the next copy that counts, and a reader that has learnt from the others is asked for it.
 */
export function trialsOf<T extends Told>(newestFirst: readonly T[]): Trial<T>[] {
  const groups = [...Map.groupBy(newestFirst.toReversed(), ({ group }) => group).values()];
  const trials = Array.from({ length: mostTrials }, () => ({ withheld: new Set<T>(), asked: [] as T[] }));
  groups.forEach((copies, place) => {
    copies.forEach((one, copy) => {
      const trial = trials[(place + (copies.length >= recurring ? copy : 0)) % mostTrials];
      trial?.withheld.add(one);
      if (copy === copies.length - 1) trial?.asked.push(one);
    });
  });
  return trials.filter(({ asked }) => asked.length > 0);
}
