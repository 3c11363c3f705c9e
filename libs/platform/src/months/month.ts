/** A calendar month in UTC, by which tables that grow are partitioned. */
export interface Month {
  /** `2026_11`: the end of its partitions' names. */
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

/** Not above any UUIDv7 of that millisecond or later, above all earlier ones (RFC 9562 §5.7: 48 bits of milliseconds). */
export function firstIdAt(moment: Date): string {
  const time = moment.getTime().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`;
}

/** When a UUIDv7 was made. */
export function timeOfId(id: string): Date {
  return new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16));
}
