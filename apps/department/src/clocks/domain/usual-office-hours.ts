import type { OfficeHours } from '#domain';

/**
 * The hours of who has not said its own: the triage desks, and bureaus of which the directory has none. A clock that names no hours was begun
 * with these, so they stay as they are.
 */
export const usualOfficeHours: readonly OfficeHours[] = [
  { opens: '08:30', closes: '12:00' },
  { opens: '14:30', closes: '18:00' },
];

export function isUsual(hours: readonly OfficeHours[]): boolean {
  const isSame = ({ opens, closes }: OfficeHours, index: number) =>
    opens === usualOfficeHours[index]?.opens && closes === usualOfficeHours[index].closes;
  return hours === usualOfficeHours || (hours.length === usualOfficeHours.length && hours.every(isSame));
}
