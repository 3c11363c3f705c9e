import { isEmail } from 'class-validator';

/** What a sealed contact holds, as far as a sender of mail needs it. */
export interface OpenedContact {
  readonly email?: string;
}

/** The address to which mail for this contact goes; undefined where there is none that a mail server could take. */
export function emailOf(contact: OpenedContact): string | undefined {
  const email = contact.email?.trim();
  return email && isEmail(email) ? email : undefined;
}
