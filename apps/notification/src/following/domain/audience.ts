import { type Merger, oneWith } from '#domain';

/**
 * Whom a notice is for, and as whom somebody follows: `411681` are those who answer for a Region, `411681/desk` those at its triage desk,
 * `411681-taxation` the staff of a Bureau, `411681-taxation/head` its head.
 */
export type Audience = string;

/** Where one follows: all within a Region, or one's own Bureau. */
export type Followed =
  | { readonly regionCode: string; readonly bureauId?: undefined }
  | { readonly bureauId: string; readonly regionCode?: undefined };

/** Those who follow a Region follow all within it: what happens in 411681 is for it, for 411600 and for 410000. */
export function regionAndAbove(regionCode: string): Audience[] {
  return [...new Set([regionCode, `${regionCode.slice(0, 4)}00`, `${regionCode.slice(0, 2)}0000`])];
}

/** Those at the triage desk (研判) of a Region, which is that of all within it. */
export const deskOf = (regionCode: string): Audience => `${regionCode}/desk`;

export const headOf = (bureauId: string): Audience => `${bureauId}/head`;

/** All who work for a Bureau: its head hears what its handlers hear. */
export const staffOf = (bureauId: string): Audience[] => [bureauId, headOf(bureauId)];

const isRegion = (audience: Audience): boolean => /^\d{6}$/.test(audience);
const isDesk = (audience: Audience): boolean => /^\d{6}\/desk$/.test(audience);

/** Where a subscription of this audience follows. */
export function followedAs(audience: Audience): Followed {
  return isRegion(audience) || isDesk(audience)
    ? { regionCode: audience.slice(0, 6) }
    : { bureauId: audience.replace(/\/head$/, '') };
}

/** Who is told what is for these: with the staff of a Bureau that of all that have become one with it, by whichever of their ids somebody follows it. */
export function acrossMergers(audiences: readonly Audience[], mergers: readonly Merger[]): Audience[] {
  const told = audiences.flatMap((audience) => {
    if (isRegion(audience) || isDesk(audience)) return [audience];
    const [bureauId = '', head] = audience.split('/');
    return oneWith(bureauId, mergers).map((id) => (head === undefined ? id : headOf(id)));
  });
  return [...new Set(told)];
}

/** As whom somebody may follow, as the token says that is presented now. */
export interface FollowersReach {
  /** What the codes of the Regions begin with that he answers for. */
  readonly region: string | null;
  /** The same of those at whose triage desk he works. */
  readonly desks: string | null;
  /** As one of his Bureau's staff; also of those that were merged into it, which he may follow still. */
  readonly staff: readonly Audience[];
  /** As its head, likewise. */
  readonly heads: readonly Audience[];
}

/** Whether he may follow as this audience; `withinReach` is the same in SQL. */
export function isReached({ region, desks, staff, heads }: FollowersReach, audience: Audience): boolean {
  if (isRegion(audience)) return region !== null && audience.startsWith(region);
  if (isDesk(audience)) return desks !== null && audience.startsWith(desks);
  return staff.includes(audience) || heads.includes(audience);
}

/** As whom he follows there, as the head rather than as one of the staff, as one who answers for a Region rather than as one at its desk; undefined where that is not his. */
export function audienceWithin(reach: FollowersReach, { regionCode, bureauId }: Followed): Audience | undefined {
  const audiences = bureauId === undefined ? [regionCode, deskOf(regionCode)] : [headOf(bureauId), bureauId];
  return audiences.find((audience) => isReached(reach, audience));
}
