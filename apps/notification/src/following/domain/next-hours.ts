import { localDayOf, momentIn, msIntoDay } from '#domain';

const hourMs = 3_600_000;

/** Hours of Asia/Shanghai as they lie after a moment. */
export interface Hours {
  /** The hour that it is, 0 to 23. */
  readonly present: number;
  /** For each hour from 0 to 23 when it begins next; never the moment itself. */
  readonly next: readonly Date[];
}

/** When each hour of the day comes next: what digests and quiet hours are reckoned by. */
export function hoursAfter(now: Date): Hours {
  const today = localDayOf(now);
  const present = Math.floor(msIntoDay(now) / hourMs);
  const next = Array.from({ length: 24 }, (_, hour) => momentIn(hour > present ? today : today + 1, hour * hourMs));
  return { present, next };
}
