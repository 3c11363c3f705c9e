import type { ServiceName } from '#platform';
import type { Doors } from './door.ts';
import { department } from './table/department.ts';
import { everyService } from './table/every-service.ts';
import { intake } from './table/intake.ts';
import { notification } from './table/notification.ts';
import { oversight } from './table/oversight.ts';
import { routing } from './table/routing.ts';

/** Who is meant to open what: every door of every service. A new endpoint gets its row here, or the doors' test is red. */
export const table: Readonly<Record<ServiceName, Doors>> = {
  intake: { ...everyService, ...intake },
  routing: { ...everyService, ...routing },
  department: { ...everyService, ...department },
  notification: { ...everyService, ...notification },
  oversight: { ...everyService, ...oversight },
};
