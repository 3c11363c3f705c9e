/** Mails of one kind under way at once in one instance. Those to citizens and to the staff share as many connections, so one waits for one other at most, well inside its lease. */
export const concurrentSends = 10;

/** How long a claimed delivery is ours, ms. If we die it is claimed again after that; no send takes that long, with what is done to record it. */
export const leaseMs = 5 * 60_000;
