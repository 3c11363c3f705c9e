/** What people's decisions say of where a name lies. */
export interface Tally {
  readonly regionCode: string;
  readonly decisions: number;
  readonly arbitrations: number;
}

/**
 * `heard`: not said often enough. `known`: it lies in its first Region. `doubted`: it lies in one of its Regions. `common`:
 * it lies in so many that it tells nothing.
 */
export type Standing = 'heard' | 'known' | 'doubted' | 'common';

/** Two people who agree, or one arbitration. */
const enough = 2;
const weightOfArbitration = 2;
/** So many times as often as elsewhere, what was said elsewhere is taken for a slip. */
const overwhelming = 4;
const mostRegions = 2;

const weightOf = ({ decisions, arbitrations }: Tally): number => decisions + weightOfArbitration * arbitrations;

/** Whether a name may be relied on, and where it lies, likeliest first. Pure; the tallies are of one name in one city. */
export function standingOf(tallies: readonly Tally[]): { standing: Standing; regionCodes: string[] } {
  const ranked = tallies.toSorted((one, other) => weightOf(other) - weightOf(one));
  const regionCodes = ranked.map(({ regionCode }) => regionCode);
  const [best = 0, ...others] = ranked.map(weightOf);
  const elsewhere = others.reduce((sum, weight) => sum + weight, 0);
  return { standing: standing(best, elsewhere, regionCodes.length), regionCodes };
}

function standing(best: number, elsewhere: number, regions: number): Standing {
  if (best + elsewhere < enough) return 'heard';
  if (best >= elsewhere * overwhelming) return 'known';
  return regions > mostRegions ? 'common' : 'doubted';
}
