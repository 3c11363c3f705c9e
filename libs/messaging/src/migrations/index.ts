import { Messaging1763900000000 } from './1763900000000-messaging.ts';

/** To be run with the service's own migrations, before them, in the service's schema. */
export const messagingMigrations = [Messaging1763900000000];
