/** A calendar month in UTC, by which tables that grow are partitioned. */
export interface Month {
  /** `202611` */
  readonly name: string;
  readonly start: Date;
  /** The first moment that no longer belongs to it. */
  readonly end: Date;
}

export function monthOf(moment: Date): Month {
  const start = startOfMonth(moment, 0);
  return { name: start.toISOString().slice(0, 7).replace('-', ''), start, end: startOfMonth(moment, 1) };
}

/** The month of a moment and those after it, so many in all. */
export function monthsFrom(moment: Date, count: number): Month[] {
  return Array.from({ length: count }, (_, ahead) => monthOf(startOfMonth(moment, ahead)));
}

/** Not above any UUIDv7 of that millisecond or later, above all earlier ones (RFC 9562 §5.7: 48 bits of milliseconds). */
export function firstIdAt(moment: Date): string {
  const time = moment.getTime().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`;
}

function startOfMonth(moment: Date, ahead: number): Date {
  return new Date(Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth() + ahead));
}
