/** What the heat of an issue is reckoned from; times in milliseconds since 1970. */
export interface Voices {
  /** Cases that belong to it; as long as there are none, the people who speak of it. */
  readonly voices: number;
  readonly first: number;
  readonly last: number;
}

const day = 24 * 60 * 60 * 1000;
/** An issue of which nothing more is heard is half as hot after so many days. */
const halfLife = 60;
/** A flood within days weighs up to twice as much as the same voices over years; after this many days half of that is gone. */
const flood = 30;

/**
 * By what issues are ordered by heat, whenever somebody asks: as heat fades for all of them alike, its logarithm without the time that has passed never changes
 * by itself. `log2(voices × (1 + 30 ÷ (30 + days from first to last))) + last ÷ 60 days`.
 */
export function heatRank({ voices, first, last }: Voices): number {
  const crowding = 1 + flood / (flood + (last - first) / day);
  return Math.log2(Math.max(voices, 1) * crowding) + last / day / halfLife;
}

/** 热度 at a moment: voices × crowding × 2^(−days since the last ÷ 60), to two decimals. */
export function heatAt(rank: number, now: Date): number {
  return Math.round(2 ** (rank - now.getTime() / day / halfLife) * 100) / 100;
}

/** Cases of an issue that were submitted on one day at one place. */
export interface DayAtPlace {
  /** In Asia/Shanghai: `2026-12-12`. */
  readonly day: string;
  /** Absent where nobody knows yet. */
  readonly regionCode?: string;
  readonly cases: number;
}

/** An issue on one day. */
export interface DayOfIssue {
  readonly day: string;
  /** Submitted that day. */
  readonly cases: number;
  /** Up to and with that day. */
  readonly total: number;
  /** 蔓延: the places that it had come to by then. */
  readonly places: number;
  /** At the end of that day. */
  readonly heat: number;
}

/** How an issue grew, day by day, by the days on which something was heard of it, oldest first. */
export function dayByDay(days: readonly DayAtPlace[]): DayOfIssue[] {
  const places = new Set<string>();
  let total = 0;
  const byDay = [...Map.groupBy(days, (one) => one.day)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const first = byDay.at(0)?.[0];
  return byDay.map(([name, parts]) => {
    const cases = parts.reduce((sum, part) => sum + part.cases, 0);
    for (const { regionCode } of parts) if (regionCode !== undefined) places.add(regionCode);
    total += cases;
    const end = endOf(name);
    const heat = heatAt(heatRank({ voices: total, first: endOf(first ?? name).getTime(), last: end.getTime() }), end);
    return { day: name, cases, total, places: places.size, heat };
  });
}

function endOf(name: string): Date {
  return new Date(Date.parse(`${name}T00:00:00+08:00`) + day);
}
