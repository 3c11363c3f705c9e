/** A calendar month in UTC, with the UUIDv7 range of what is made in it. */
export interface Month {
  /** `202611` */
  readonly name: string;
  readonly firstId: string;
  readonly firstIdOfNext: string;
}

/** The month of a moment and those after it. */
export function monthsFrom(moment: Date, count: number): Month[] {
  return Array.from({ length: count }, (_, ahead) => {
    const start = startOfMonth(moment, ahead);
    return {
      name: start.toISOString().slice(0, 7).replace('-', ''),
      firstId: firstIdAt(start),
      firstIdOfNext: firstIdAt(startOfMonth(moment, ahead + 1)),
    };
  });
}

function startOfMonth(moment: Date, ahead: number): Date {
  return new Date(Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth() + ahead));
}

/** Not above any UUIDv7 of that millisecond or later, above all earlier ones (RFC 9562 §5.7: 48 bits of milliseconds). */
function firstIdAt(moment: Date): string {
  const time = moment.getTime().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`;
}
