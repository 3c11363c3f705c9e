import type { Doors } from './doors.ts';
import { type Counted, countBy, dayInShanghai, type Judged, leadOf } from './ledger.ts';
import { cityOf } from './province.ts';
import { busyBureaus, cityVolumes, mostMessages, reportedVolumes, shareOfBusy } from './volumes.ts';

/** What the report of December tells everybody of the whole year. */
interface YearInReport {
  readonly submittedThisYear?: number;
  readonly answeringBureausThisYear?: number;
  readonly cities: readonly { readonly code?: string; readonly name: string; readonly submittedThisYear?: number }[];
}

/** Fewer messages of a month are not told. */
const fewest = 10;

/** A case's city, as it was placed last, before that as its writer placed it. */
export const cityOfCase = ({ judgement, life }: Judged): string => cityOf(judgement.regionCode ?? life.regionHint);

/** Holds what a newspaper can print of the year against what was done, and both against the volumes that are reported of the real one. */
export async function differencesInPublic(
  doors: Doors,
  entries: readonly Judged[],
  counted: readonly Counted[],
  year: number,
) {
  const report = await readReport(doors, year);
  return [...unlikePublished(report, entries, counted), ...unlikeReported(entries)];
}

/** Only what the rules of small numbers leave to be told is compared: of the province and of the cities that reporting names it is to be told. */
function unlikePublished(report: YearInReport, entries: readonly Judged[], counted: readonly Counted[]): string[] {
  const byCity = Map.groupBy(entries, cityOfCase);
  const told = new Map(report.cities.map(({ code = '', submittedThisYear }) => [code, submittedThisYear]));
  const toBeTold = [...reportedVolumes.keys()].filter((city) => hasNoSmallMonth(byCity.get(city) ?? []));
  const cities = [...byCity.keys()].filter((city) => told.get(city) !== undefined || toBeTold.includes(city));
  return [
    ...cities.flatMap((city) => unlike(`public, ${city}`, told.get(city), byCity.get(city)?.length)),
    ...(hasNoSmallMonth(entries)
      ? [
          ...unlike('public, messages', report.submittedThisYear, entries.length),
          ...unlike('public, bureaus', report.answeringBureausThisYear, answering(counted)),
        ]
      : []),
  ];
}

/** The volume of each city, and what the busy bureaus have of all. */
function unlikeReported(entries: readonly Judged[]): string[] {
  const byCity = countBy(entries, cityOfCase);
  const share = shareOf(entries);
  return [
    ...[...cityVolumes(entries.length)].flatMap(([city, volume]) =>
      unlike(`reported volume, ${city}`, volume, byCity[city] ?? 0),
    ),
    ...(share < mostMessages ? [`the ${busyBureaus} bureaus with most: ${percent(share)} of all messages`] : []),
  ];
}

/** What a newspaper can print of the year, as words. */
export async function published(doors: Doors, entries: readonly Judged[], year: number): Promise<string> {
  const { submittedThisYear, answeringBureausThisYear, cities } = await readReport(doors, year);
  const ofCities = cities.map(({ name, submittedThisYear: count }) => `${name} ${count ?? 'not told'}`);
  const all = `${submittedThisYear ?? 'not told'} messages, ${answeringBureausThisYear ?? 'not told'} bureaus answered`;
  return `${all}; ${ofCities.join(', ')}; the ${busyBureaus} bureaus with most have ${percent(shareOf(entries))}`;
}

async function readReport(doors: Doors, year: number): Promise<YearInReport> {
  const path = `/api/public/reports/${year}-12`;
  const { status, body } = await doors.ask({ service: 'oversight', method: 'GET', path });
  if (status !== 200) throw new Error(`${path} was answered with ${status}: ${JSON.stringify(body)}`);
  return body as unknown as YearInReport;
}

/** Of a month with fewer the public is told nothing of the year. */
function hasNoSmallMonth(entries: readonly Judged[]): boolean {
  const counts = Object.values(countBy(entries, ({ submittedAt }) => monthInShanghai(submittedAt)));
  return counts.every((count) => count >= fewest);
}

/** How many bureaus have answered any. */
function answering(counted: readonly Counted[]): number {
  const those = counted.flatMap(({ bureau, counts }) => (bureau !== '' && counts.answered ? bureau : []));
  return new Set(those).size;
}

function shareOf(entries: readonly Judged[]): number {
  const ofBureaus = Map.groupBy(entries, leadOf);
  ofBureaus.delete(undefined);
  return shareOfBusy([...ofBureaus.values()].map((some) => some.length));
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const unlike = (what: string, told: number | undefined, known = 0): string[] =>
  told === known ? [] : [`${what}: ${told ?? 'nothing'} told, ${known} recorded`];

/** `2022-12` */
const monthInShanghai = (moment: Date): string => dayInShanghai(moment).slice(0, 7);
