/** `npm run contacts:rotate`: what department keeps. */
import { runResealing } from '#platform';
import { sealedContacts } from './sealed-contacts.ts';

await runResealing(sealedContacts);
