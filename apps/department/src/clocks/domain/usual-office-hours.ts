import type { OfficeHours } from '#domain';

/** The hours of who has not said its own: the triage desks, and bureaus of which the directory has none. */
export const usualOfficeHours: readonly OfficeHours[] = [
  { opens: '08:30', closes: '12:00' },
  { opens: '14:30', closes: '18:00' },
];
