/** `npm run contacts:rotate`: each service seals anew what it keeps; what one of them cannot open holds up no other. */
import { join } from 'node:path';
import { worstOf } from './processes/worst-of.ts';
import type { ServiceName } from './services.ts';

const scripts: readonly (readonly [ServiceName, string])[] = [
  ['intake', 'dist/apps/intake/src/submission/reseal-contacts.main.js'],
  ['department', 'dist/apps/department/src/contacts/reseal-contacts.main.js'],
  ['notification', 'dist/apps/notification/src/subscriptions/reseal-contacts.main.js'],
];
const inService = join(import.meta.dirname, 'in-service.ts');

process.exitCode = worstOf(scripts.map(([service, script]) => [inService, script, service]));
