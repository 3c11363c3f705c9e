/** `npm run contacts:rotate`: what intake keeps. */
import { runResealing } from '#platform';
import { sealedContacts } from './sealed-contacts.ts';

await runResealing(sealedContacts);
