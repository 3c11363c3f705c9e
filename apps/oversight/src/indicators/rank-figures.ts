import { Injectable } from '@nestjs/common';
import { counters } from './domain/measures.ts';
import { periodsOf } from './domain/periods.ts';
import { placeMark, ranked, rankedAfter } from './domain/rank.ts';
import { rates } from './domain/rates.ts';
import type { RankingQuery } from './indicators.dto.ts';
import { ListRates, viewOf } from './list-rates.ts';
import type { Ranking } from './rates.dto.ts';
import { ReadCells } from './read-cells.ts';

/** More bureaus than a province has. */
const everybody = 20_000;

/** Who does best and worst, by a rule that is told with it. */
@Injectable()
export class RankFigures {
  constructor(
    private readonly cells: ReadCells,
    private readonly listRates: ListRates,
  ) {}

  /** @throws Failure `invalid-request` for an `after` that no page gave */
  async execute({ region, from, until, by, rate, basis, minimum, limit, after }: RankingQuery): Promise<Ranking> {
    const selection = { region, periods: periodsOf(from, until) };
    const [part, whole] = rates[rate];
    const all = await this.cells.groups(selection, { by, limit: everybody, of: [part, whole] });
    const candidates = all
      .filter(({ key }) => key !== '')
      .map(({ key, [basis]: counts }) => ({ key, part: counts[part] ?? 0, whole: counts[whole] ?? 0 }));
    const list = ranked(candidates, minimum);
    const rest = after === undefined ? list : rankedAfter(list, after);
    const shown = rest.slice(0, limit);
    const last = rest.length > limit ? shown.at(-1) : undefined;
    const keys = shown.map(({ key }) => key);
    const [names, groups] = await Promise.all([
      this.listRates.namesOf(by, keys),
      this.cells.groups(selection, { by, limit, keys, of: counters }),
    ]);
    const views = new Map(groups.map((group) => [group.key, viewOf(group)]));
    const nothing = viewOf({ raw: {}, adjusted: {} });
    return {
      ...{ region, from, until, rule: ruleOf(minimum, basis === 'adjusted') },
      entries: shown.map(({ place, key }) => ({ place, key, name: names.get(key), ...(views.get(key) ?? nothing) })),
      withoutPlace: list.filter(({ place }) => place === undefined).length,
      next: last && placeMark(last),
    };
  }
}

/** In words that a newspaper could print. */
export function ruleOf(minimum: number, isAdjusted: boolean): string {
  const basis = isAdjusted ? '不含经上级批准剔除的工单' : '含全部工单';
  return `按比率95%置信区间（威尔逊区间）的下限从高到低排序，下限（取四位小数）相同者名次并列；计入比率的工单不足${minimum}件的不排名次；${basis}。`;
}
