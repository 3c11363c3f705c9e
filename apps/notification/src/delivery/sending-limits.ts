/** Messages under way at once in one instance; each has a connection of its own, so that none waits inside its lease. */
export const concurrentSends = 10;

/** How long a claimed delivery is ours, ms. If we die it is claimed again after that; no send takes that long. */
export const leaseMs = 5 * 60_000;
