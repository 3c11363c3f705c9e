/**
 * What a Region is called, by the names of its bureaus: the longest beginning, up to a word for a Region, that more than half of them have. A few are called
 * otherwise, as 国网河南省电力公司 is.
 * @returns undefined where they have no Region in common, `周口市` for 周口市财政局 and 周口市民政局
 */
export function regionInNames(names: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const beginning of names.flatMap(beginningsOf)) counts.set(beginning, (counts.get(beginning) ?? 0) + 1);
  const shared = [...counts].filter(([, count]) => count > names.length / 2);
  return shared.toSorted(([one], [other]) => other.length - one.length)[0]?.[0];
}

const beginningsOf = (name: string): string[] =>
  [...name.matchAll(/[省市县区]/gu)].flatMap(({ index }) =>
    index > 0 && index < 16 ? [name.slice(0, index + 1)] : [],
  );

/** The counties that a province administers itself count as one city, which GB/T 2260 calls so; it has no bureaus of its own. @returns undefined for another Region */
export function unitsOfTheProvince(code: string): string | undefined {
  return /^\d{2}9000$/.test(code) ? '省直辖县级行政区划' : undefined;
}
