import { isProvince, subtreePrefix } from '#domain';
import { Clock } from '#platform';
import { Injectable } from '@nestjs/common';
import { periodsOf, type StoredPeriods } from '../indicators/domain/periods.ts';
import { ranked } from '../indicators/domain/rank.ts';
import { rates } from '../indicators/domain/rates.ts';
import { ListRates } from '../indicators/list-rates.ts';
import { ruleOf } from '../indicators/rank-figures.ts';
import { type CellGroup, ReadCells } from '../indicators/read-cells.ts';
import { fewest, inTens, toldShare } from './domain/suppress.ts';
import { rateNames } from './domain/words.ts';
import { tellableGroups } from './public-rates.ts';
import type { PublicPlace, PublicRanking, PublicRankingQuery } from './public.dto.ts';
import { citiesOf, tellableAdjusted, tellablePlaces, withTellableExclusions } from './tellable-places.ts';

/** Who has fewer cases is not ranked in public. */
const minimum = 30;
/** More bureaus than a province has. */
const everybody = 20_000;

type Asked = Pick<PublicRankingQuery, 'region' | 'by' | 'rate'>;

/** Who could be ranked, and of whom of them something may be told. */
interface Contest {
  readonly groups: readonly CellGroup[];
  readonly told: ReadonlySet<string>;
  /** Of whom it may be told as well without excluded cases. */
  readonly adjusted: ReadonlySet<string>;
}

/** Cities, counties or bureaus in the order of a rate, for anybody. */
@Injectable()
export class ReadRanking {
  constructor(
    private readonly cells: ReadCells,
    private readonly listRates: ListRates,
    private readonly clock: Clock,
  ) {}

  async execute({ region, period, by, rate, limit }: PublicRankingQuery): Promise<PublicRanking> {
    const { from, until } = daysOf(period);
    const [asOf, contest] = await Promise.all([
      this.clock.now(),
      this.contestOf({ region, by, rate }, periodsOf(from, until)),
    ]);
    const [part, whole] = rates[rate];
    const groups = contest.groups.filter(({ key }) => key !== '');
    const candidates = groups
      .filter(({ key }) => contest.told.has(key))
      .map((group) => ({ ...group, part: group.raw[part] ?? 0, whole: group.raw[whole] ?? 0 }));
    const placed = ranked(candidates, minimum).filter(({ place }) => place !== undefined);
    const shown = placed.slice(0, limit);
    const names = await this.listRates.namesOf(
      by,
      shown.map(({ key }) => key),
    );
    const places = shown.flatMap(({ place, key, raw, adjusted }): PublicPlace[] => {
      const share = toldShare(raw[part], raw[whole]);
      if (place === undefined || !share) return [];
      const beside = contest.adjusted.has(key) ? toldShare(adjusted[part], adjusted[whole]) : undefined;
      const shares = { raw: inTens(share), adjusted: beside && inTens(beside) };
      return [{ place, code: key, name: names.get(key) ?? key, ...shares }];
    });
    const rule = `${ruleOf(minimum, false)}${leftOut}`;
    const withoutPlace = groups.length - placed.length;
    return { region, period, by, rate: rateNames[rate], rule, asOf, places, withoutPlace };
  }

  /** Bureaus of a place are told only where the place itself is. */
  private async contestOf({ region, by, rate }: Asked, periods: readonly StoredPeriods[]): Promise<Contest> {
    const [part, whole] = rates[rate];
    const of = ['submitted', part, whole] as const;
    const counties = await this.cells.groups(
      { region: `${region.slice(0, 2)}0000`, periods },
      { by: 'county', limit: everybody, of },
    );
    const [told, adjusted] = [tellablePlaces(counties, rate), tellableAdjusted(counties, rate)];
    const isWithin = ({ key }: CellGroup) => isProvince(region) || key.startsWith(subtreePrefix(region));
    if (by === 'city')
      return { groups: citiesOf(counties).filter(isWithin), told: told.cities, adjusted: adjusted.cities };
    if (by === 'county') return { groups: counties.filter(isWithin), told: told.counties, adjusted: adjusted.counties };
    const isTold = isProvince(region) || told.cities.has(region) || told.counties.has(region);
    const bureaus = await this.cells.groups({ region, periods }, { by, limit: everybody, of });
    return {
      groups: bureaus,
      told: isTold ? tellableGroups(bureaus, rate) : new Set(),
      adjusted: isTold ? withTellableExclusions(bureaus, rate) : new Set(),
    };
  }
}

const leftOut = `与其他公布数据相减会得出不足${fewest}件留言的，亦不列出；件数取整十，比率取整数。`;

/** First and last day of a year or a month. @throws Failure as {@link periodsOf} does */
function daysOf(period: string): { from: string; until: string } {
  const [year, month] = period.split('-').map(Number) as [number, number?];
  const end = new Date(Date.UTC(year, month ?? 12, 0)).toISOString().slice(0, 10);
  return { from: `${period.length === 4 ? `${period}-01` : period}-01`, until: end };
}
