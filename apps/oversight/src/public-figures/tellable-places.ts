import { added, type RankedRate, rates } from '../indicators/domain/rates.ts';
import type { CellGroup } from '../indicators/read-cells.ts';
import { suppressed } from './domain/suppress.ts';
import { tellableGroups } from './public-rates.ts';

/** Cities and counties of which something may be told. */
interface Places {
  readonly cities: ReadonlySet<string>;
  readonly counties: ReadonlySet<string>;
}

/** The city that a county lies in; what nobody could place is in none. */
const cityOf = (key: string): string => key && `${key.slice(0, 4)}00`;

/** A province's cities, out of all its counties. */
export function citiesOf(counties: readonly CellGroup[]): CellGroup[] {
  const ofEach = Map.groupBy(counties, ({ key }) => cityOf(key));
  return [...ofEach].map(([key, groups]) => ({
    key,
    raw: groups.map(({ raw }) => raw).reduce(added, {}),
    adjusted: groups.map(({ adjusted }) => adjusted).reduce(added, {}),
  }));
}

/**
 * The places of a province of which a rate may be told: its cities as in the report of a month, and of these the counties. It does not matter which part of
 * the province somebody asks for: what one answer leaves out, no other one tells.
 * @param counties all of the province, with what nobody could place
 */
export function tellablePlaces(counties: readonly CellGroup[], rate: RankedRate): Places {
  return within(counties, (groups) => tellableGroups(groups, rate));
}

/** Those of which the rate without excluded cases may be told beside the one with them, as far as what is excluded there would be known from the two. */
export function tellableAdjusted(counties: readonly CellGroup[], rate: RankedRate): Places {
  return within(counties, (groups) => withTellableExclusions(groups, rate));
}

/** Of which groups it may be told how many are excluded, and with what outcome: none, or enough, and not what the others leave to be reckoned. */
export function withTellableExclusions(groups: readonly CellGroup[], rate: RankedRate): ReadonlySet<string> {
  const [, whole] = rates[rate];
  const excluded = groups.map(({ key, raw, adjusted }) => ({ key, cases: (raw[whole] ?? 0) - (adjusted[whole] ?? 0) }));
  const none = excluded.filter(({ cases }) => cases === 0);
  return new Set([...none, ...suppressed(excluded).told].map(({ key }) => key));
}

function within(counties: readonly CellGroup[], told: (groups: readonly CellGroup[]) => ReadonlySet<string>): Places {
  const cities = told(citiesOf(counties));
  const ofEach = Map.groupBy(counties, ({ key }) => cityOf(key));
  return { cities, counties: new Set([...cities].flatMap((city) => [...told(ofEach.get(city) ?? [])])) };
}
