import type { SealedContacts } from '#platform';

/** Where notification keeps how citizens can be reached. */
export const sealedContacts: SealedContacts = {
  table: 'citizen_subscription',
  keyId: 'contact_key_id',
  sealed: 'sealed_contact',
};
