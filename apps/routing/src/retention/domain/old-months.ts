/** For how many whole months texts are kept. */
export interface MessageRetention {
  readonly messagesKeptMonths: number;
  /** Those that people decided on in the router's place; never shorter than the others. */
  readonly correctionsKeptMonths: number;
}

/** The month of a partition, by its first moment. */
interface Dated {
  readonly start: Date;
}

/** Of these months those of which only corrections are kept any more, and those of which nothing is. */
export function oldMonths<Month extends Dated>(
  months: readonly Month[],
  now: Date,
  { messagesKeptMonths, correctionsKeptMonths }: MessageRetention,
): { thinned: Month[]; gone: Month[] } {
  const keptFrom = startOfMonth(now, messagesKeptMonths);
  const correctionsFrom = startOfMonth(now, Math.max(messagesKeptMonths, correctionsKeptMonths));
  return {
    thinned: months.filter(({ start }) => start < keptFrom && start >= correctionsFrom),
    gone: months.filter(({ start }) => start < correctionsFrom),
  };
}

const startOfMonth = (moment: Date, before: number): Date =>
  new Date(Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth() - before));
