/** `npm run contacts:rotate`: what notification keeps. */
import { runResealing } from '#platform';
import { sealedContacts } from './sealed-contacts.ts';

await runResealing(sealedContacts);
