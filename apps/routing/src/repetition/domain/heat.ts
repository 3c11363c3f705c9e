/** What the heat of an issue is reckoned from; times in milliseconds since 1970. */
export interface Following {
  /** People where they are known, else messages. */
  readonly people: number;
  readonly likes: number;
  readonly objections: number;
  readonly first: number;
  readonly last: number;
}

const day = 24 * 60 * 60 * 1000;
/** An issue of which nothing more is heard is half as hot after so many days. */
const halfLife = 60;
/** A flood within days weighs up to twice as much as the same voices over years; after this many days half of that is gone. */
const flood = 30;

/**
 * 热度: (people + ln(1 + likes) − ln(1 + objections)) × (1 + 30 ÷ (30 + days from first to last)) × 2^(−days since the last ÷ 60),
 * never below 0, to two decimals. Likes count by their logarithm, because a click is less than a letter.
 */
export function heatOf({ people, likes, objections, first, last }: Following, now: number): number {
  const voices = people + Math.log1p(likes) - Math.log1p(objections);
  const crowding = 1 + flood / (flood + (last - first) / day);
  const freshness = 2 ** (-Math.max(0, now - last) / day / halfLife);
  return Math.round(Math.max(0, voices) * crowding * freshness * 100) / 100;
}
