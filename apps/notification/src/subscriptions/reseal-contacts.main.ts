/** `npm run contacts:rotate`: what notification keeps. */
import { runResealing } from '#platform';
import { sealedAddresses } from '../following/sealed-addresses.ts';
import { sealedFormerSecrets, sealedSecrets } from '../webhooks/sealed-secrets.ts';
import { sealedContacts } from './sealed-contacts.ts';

await runResealing(sealedContacts, sealedAddresses, sealedSecrets, sealedFormerSecrets);
