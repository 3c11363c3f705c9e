import type { StaffRole } from '#platform';

/** Who may follow the escalations of their Region. */
export const followerRoles: readonly StaffRole[] = ['supervisor', 'leader'];
