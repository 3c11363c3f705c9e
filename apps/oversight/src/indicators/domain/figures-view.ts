import { type Counter, counters, type Counts, contactTimes, type Measure, resolveTimes } from './measures.ts';
import { type Rate, rateOf, rates, type RateValue, shareOf } from './rates.ts';
import { contactBuckets, quantileOf, resolveBuckets } from './time-buckets.ts';

const hourMs = 3_600_000;

/** How long something took, in hours: the upper ends of the spans in which median and 90th percentile lie. */
interface Times {
  readonly median: number;
  readonly p90: number;
}

/** What may have bought a satisfaction: how satisfied those were to whom it was done. */
interface Beside {
  /** How many Cases it was done to. */
  readonly cases: number;
  readonly satisfaction?: RateValue;
}

/** All that is told of some Cases. What there was nothing to count of is absent. */
export interface FiguresOf {
  readonly counts: Readonly<Partial<Record<Counter, number>>>;
  readonly rates: Readonly<Partial<Record<Rate, RateValue>>>;
  /** 1 to 5 */
  readonly meanSatisfaction?: number;
  readonly timeToContact?: Times;
  readonly timeToResolve?: Times;
  readonly beside: { readonly earlyClosing: Beside; readonly lateExtension: Beside; readonly reopening: Beside };
}

export function figuresOf(counts: Counts): FiguresOf {
  const { rated = 0, satisfaction_sum: degrees = 0 } = counts;
  return {
    counts: Object.fromEntries(counters.map((counter) => [counter, counts[counter] ?? 0])),
    rates: ratesOf(counts),
    meanSatisfaction: rated > 0 ? degrees / rated : undefined,
    timeToContact: timesOf(counts, contactTimes, contactBuckets),
    timeToResolve: timesOf(counts, resolveTimes, resolveBuckets),
    beside: {
      earlyClosing: besideOf(counts, 'early'),
      lateExtension: besideOf(counts, 'late_extended'),
      reopening: besideOf(counts, 'reopened'),
    },
  };
}

function ratesOf(counts: Counts): FiguresOf['rates'] {
  const values = (Object.keys(rates) as Rate[]).map((rate) => [rate, rateOf(counts, rate)] as const);
  return Object.fromEntries(values.filter(([, value]) => value));
}

/** What lies beyond the last span is told as its end: "at least". */
function timesOf(counts: Counts, of: readonly Measure[], ends: readonly number[]): Times | undefined {
  const spans = of.map((measure) => counts[measure] ?? 0);
  const hours = (share: number) => Math.min(quantileOf(spans, ends, share) ?? 0, ends.at(-1) ?? 0) / hourMs;
  return spans.some((count) => count > 0) ? { median: hours(0.5), p90: hours(0.9) } : undefined;
}

function besideOf(counts: Counts, what: 'early' | 'late_extended' | 'reopened'): Beside {
  return { cases: counts[what] ?? 0, satisfaction: shareOf(counts[`${what}_satisfied`], counts[`${what}_rated`]) };
}
