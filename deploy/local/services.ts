/** The services of the system, in the order in which a message meets them. */
export const services = ['intake', 'routing', 'department', 'notification', 'oversight'] as const;
export type ServiceName = (typeof services)[number];
