import type { SealedContacts } from '#platform';

/** Where intake keeps how citizens can be reached. */
export const sealedContacts: SealedContacts = { table: 'message', keyId: 'contact_key_id', sealed: 'contact_sealed' };
