import { isProvince, isWithin } from './region.ts';

/** How far a person of the staff reaches, in the role in which they act: their Bureau's work, or a Region's subtree. */
export interface Reach {
  readonly bureauId?: string;
  /** GB/T 2260. */
  readonly regionCode?: string;
}

/** Where a Case stands: the Bureaus at work on it, and its Region once that is known. */
export interface CasePlace {
  readonly bureauIds: readonly string[];
  readonly regionCode?: string;
}

/** Whether a Case is theirs. One that has no Region yet is everybody's who answers for the whole province. */
export function reachesCase(reach: Reach, place: CasePlace): boolean {
  return isAtWork(reach, place) || overseesCase(reach, place);
}

function isAtWork({ bureauId }: Reach, { bureauIds }: CasePlace): boolean {
  return bureauId !== undefined && bureauIds.includes(bureauId);
}

/** Whether its Region is in theirs. */
export function overseesCase(
  { regionCode }: Reach,
  { regionCode: caseRegion }: Pick<CasePlace, 'regionCode'>,
): boolean {
  if (regionCode === undefined) return false;
  return caseRegion === undefined ? isProvince(regionCode) : isWithin(caseRegion, regionCode);
}
