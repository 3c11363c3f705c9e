import type { SealedContacts } from '#platform';

/** Where notification keeps the mail addresses of those of the staff who are told by mail. */
export const sealedAddresses: SealedContacts = {
  table: 'staff_subscription',
  key: 'id',
  keyId: 'contact_key_id',
  sealed: 'sealed_contact',
};
