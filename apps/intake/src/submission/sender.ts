import type { Staff } from '#platform';

/** The program behind a token; a provider that names none gives at least the account. */
export function clientIdOf(staff: Staff | undefined): string | undefined {
  return staff && (staff.clientId ?? `subject:${staff.subject}`);
}
