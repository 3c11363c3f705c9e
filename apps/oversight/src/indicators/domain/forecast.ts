import { type Counts, usedShares } from './measures.ts';
import { usedBuckets } from './time-buckets.ts';

/** How many like Cases the region's experience counts for, beside a bureau's own. */
const weightOfRegion = 20;

const tenths = usedBuckets.length;

/** Open Cases by the tenths of their term that have passed: `[0]` of those in the first tenth; those that are overdue are not among them. */
export type OpenByTenth = readonly number[];

/**
 * The chance that a Case which is still open in a tenth of its term will be late: how many of the bureau's like Cases were, of those that were still
 * open then. Few of its own are eked out by the region's.
 * @param tenth 0 to 9
 * @returns undefined where nobody has a record of such Cases
 */
export function chanceOfBreach(record: Counts, region: Counts, tenth: number): number | undefined {
  const [late, stillOpen] = recordAt(record, tenth);
  const [regionLate, regionOpen] = recordAt(region, tenth);
  if (regionOpen === 0) return stillOpen === 0 ? undefined : late / stillOpen;
  const prior = regionLate / regionOpen;
  return (late + weightOfRegion * prior) / (stillOpen + weightOfRegion);
}

/** How many of the open Cases will be late, as things have gone so far; undefined where the record does not tell. */
export function expectedBreaches(open: OpenByTenth, record: Counts, region: Counts): number | undefined {
  let expected = 0;
  for (const [tenth, count] of open.entries()) {
    if (count === 0) continue;
    const chance = chanceOfBreach(record, region, tenth);
    if (chance === undefined) return undefined;
    expected += count * chance;
  }
  return expected;
}

/** Late Cases, and all that were still open in a tenth. What is overdue and not resolved is late as well. */
function recordAt(record: Counts, tenth: number): [late: number, stillOpen: number] {
  const used = usedShares.map((measure) => record[measure] ?? 0);
  const settled = used.reduce((sum, count) => sum + count, 0);
  const late = (used[tenths] ?? 0) + Math.max(0, (record.resolve_due ?? 0) - settled);
  const inTime = used.slice(tenth, tenths).reduce((sum, count) => sum + count, 0);
  return [late, late + inTime];
}
