import type { SealedContacts } from '#platform';

/** Where notification keeps the mail addresses of those who follow escalations. */
export const sealedAddresses: SealedContacts = {
  table: 'staff_subscription',
  key: 'id',
  keyId: 'contact_key_id',
  sealed: 'sealed_contact',
};
