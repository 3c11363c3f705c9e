import { Clock } from '#platform';
import { Injectable } from '@nestjs/common';
import { periodsOf } from '../indicators/domain/periods.ts';
import { rates } from '../indicators/domain/rates.ts';
import { RankFigures } from '../indicators/rank-figures.ts';
import { inTens, toldBeside, toldShare } from './domain/suppress.ts';
import { rateNames } from './domain/words.ts';
import type { PublicPlace, PublicRanking, PublicRankingQuery } from './public.dto.ts';

/** Who has fewer cases is not ranked in public. */
const minimum = 30;

/** Cities, counties or bureaus in the order of a rate, for anybody. */
@Injectable()
export class ReadRanking {
  constructor(
    private readonly ranking: RankFigures,
    private readonly clock: Clock,
  ) {}

  async execute({ region, period, by, rate, limit }: PublicRankingQuery): Promise<PublicRanking> {
    const asked = { region, ...daysOf(period), by, rate, basis: 'raw', minimum, limit } as const;
    const [asOf, { entries, rule, withoutPlace }] = await Promise.all([this.clock.now(), this.ranking.execute(asked)]);
    const [part, whole] = rates[rate];
    const places = entries.flatMap(({ place, key, name, raw, adjusted }): PublicPlace[] => {
      const share = toldShare(raw.counts[part], raw.counts[whole]);
      if (place === undefined || !share) return [];
      const beside = toldBeside({ part: adjusted.counts[part], whole: adjusted.counts[whole] }, raw.counts[whole]);
      return [{ place, code: key, name: name ?? key, raw: inTens(share), adjusted: beside && inTens(beside) }];
    });
    return { region, period, by, rate: rateNames[rate], rule, asOf, places, withoutPlace };
  }
}

/** First and last day of a year or a month. @throws Failure as {@link periodsOf} does */
function daysOf(period: string): { from: string; until: string } {
  const [year, month] = period.split('-').map(Number) as [number, number?];
  const end = new Date(Date.UTC(year, month ?? 12, 0)).toISOString().slice(0, 10);
  const span = { from: `${period.length === 4 ? `${period}-01` : period}-01`, until: end };
  periodsOf(span.from, span.until);
  return span;
}
