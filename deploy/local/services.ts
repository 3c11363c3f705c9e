import type { ServiceName } from '#platform';

export type { ServiceName };

/** The services of the system, in the order in which a message meets them. */
export const services: readonly ServiceName[] = ['intake', 'routing', 'department', 'notification', 'oversight'];
