import type { SealedContacts } from '#platform';

const webhook = { table: 'webhook', key: 'subscription_id', holds: 'secrets' } as const;

/** Where notification keeps the secrets under which webhooks are called. */
export const sealedSecrets: SealedContacts = { ...webhook, keyId: 'secret_key_id', sealed: 'sealed_secret' };

/** Those that hold for another day at most. */
export const sealedFormerSecrets: SealedContacts = {
  ...webhook,
  keyId: 'former_key_id',
  sealed: 'sealed_former_secret',
};
