/** A calendar month in UTC, by which the archive is partitioned. */
export interface Month {
  /** `2026_11`: the end of its partition's name. */
  readonly name: string;
  readonly start: Date;
  /** The first moment that no longer belongs to it. */
  readonly end: Date;
}

export function monthOf(moment: Date): Month {
  const start = new Date(Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth()));
  const end = new Date(Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth() + 1));
  return { name: start.toISOString().slice(0, 7).replace('-', '_'), start, end };
}

/** The month of that moment and as many after it. */
export function monthsFrom(moment: Date, ahead: number): Month[] {
  const present = monthOf(moment);
  return ahead === 0 ? [present] : [present, ...monthsFrom(present.end, ahead - 1)];
}
