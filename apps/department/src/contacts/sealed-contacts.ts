import type { SealedContacts } from '#platform';

/** Where department keeps how citizens can be reached. */
export const sealedContacts: SealedContacts = {
  table: 'case_message',
  keyId: 'contact_key_id',
  sealed: 'contact_sealed',
};
