import { isProvince, isWithin } from '#domain';

/** Somebody who would decide about an exclusion. */
interface Decider {
  readonly subject: string;
  /** Whose subtree they answer for, GB/T 2260. */
  readonly regionCode?: string;
}

/**
 * Whether somebody stands above a bureau, so that no place decides about its own rates: he answers for a Region in which the bureau's lies, and not for
 * that Region alone. Above the province's own bureaus there is nobody; the province decides about them, by another person than who asked.
 */
export function mayDecide(decider: Decider, bureauRegion: string, askedBy: string): boolean {
  const { subject, regionCode } = decider;
  if (subject === askedBy || regionCode === undefined || !isWithin(bureauRegion, regionCode)) return false;
  return regionCode !== bureauRegion || isProvince(regionCode);
}
