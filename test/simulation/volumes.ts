/** Messages of Henan on the board in 2022, as was reported: what is written in a year unless another number is asked for. */
export const provinceVolume = 89_038;

/** As reported, about so many bureaus handle a year's messages. */
export const busyBureaus = 600;

/** What they get at least of all messages; that "most" is so much is this project's assumption. */
export const mostMessages = 0.9;

const puyang = '410900';
const xuchang = '411000';

/**
 * Messages of a year in the cities of which a number was reported: Puyang's is of 2022. Xuchang's 51,108 are of the four years from 2019 to 2022; how they fall
 * on these was not, and each is assumed to have a quarter, as the province is assumed to write as much in each of them.
 */
export const reportedVolumes: ReadonlyMap<string, number> = new Map([
  [puyang, 5_628],
  [xuchang, 51_108 / 4],
]);

/** Residents by the census of 2020 (第七次全国人口普查), with Jiyuan as the one county that the province administers itself. */
const residents: Readonly<Record<string, number>> = {
  '410100': 12_600_574,
  '410200': 4_824_016,
  '410300': 7_056_699,
  '410400': 4_987_137,
  '410500': 5_477_614,
  '410600': 1_565_973,
  '410700': 6_251_929,
  '410800': 3_521_078,
  [puyang]: 3_772_088,
  [xuchang]: 4_379_998,
  '411100': 2_367_490,
  '411200': 2_034_872,
  '411300': 9_713_112,
  '411400': 7_816_831,
  '411500': 6_234_401,
  '411600': 9_026_015,
  '411700': 7_008_427,
  '419000': 727_265,
};

/**
 * How many messages each city writes, together exactly so many: Puyang and Xuchang as was reported, the others by their residents. Where other than the
 * province's volume is asked for, all are so many times as large or small.
 *
 * @returns by the codes of the cities
 */
export function cityVolumes(messages = provinceVolume): ReadonlyMap<string, number> {
  const others = Object.entries(residents).filter(([city]) => !reportedVolumes.has(city));
  const left = provinceVolume - sumOf(reportedVolumes.values());
  const living = sumOf(others.map(([, count]) => count));
  return allotted(messages, [
    ...reportedVolumes,
    ...others.map(([city, count]) => [city, (left * count) / living] as const),
  ]);
}

/** Whole parts in the proportion of the weights, which together are the whole: what rounding down leaves goes to the largest remainders. */
export function allotted<K>(whole: number, weights: readonly (readonly [key: K, weight: number])[]): Map<K, number> {
  const all = sumOf(weights.map(([, weight]) => weight));
  const parts = weights.map(([key, weight]) => ({ key, exact: (whole * weight) / all }));
  let left = whole - sumOf(parts.map(({ exact }) => Math.floor(exact)));
  const counts = new Map(parts.map(({ key, exact }) => [key, Math.floor(exact)]));
  for (const { key, exact } of parts.toSorted((one, other) => (other.exact % 1) - (one.exact % 1))) {
    if (left === 0) break;
    counts.set(key, Math.floor(exact) + 1);
    left -= 1;
  }
  return counts;
}

/** Which share of all is with the bureaus that have most, of so many as are busy. @param counts of each bureau */
export function shareOfBusy(counts: readonly number[]): number {
  const largest = counts.toSorted((one, other) => other - one).slice(0, busyBureaus);
  return sumOf(largest) / sumOf(counts);
}

function sumOf(numbers: Iterable<number>): number {
  return [...numbers].reduce((sum, number) => sum + number, 0);
}
