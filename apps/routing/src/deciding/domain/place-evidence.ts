import type { Region } from '../../catalogue/domain/region.ts';
import type { PlaceMention } from './gazetteer.ts';
import { isComparisonBefore, originContexts, placeContexts, type PlaceContext } from './place-contexts.ts';

const levelWeight: Record<Region['level'], number> = { province: 0.2, city: 0.8, county: 1, township: 1.1 };
const subjectFactor = 1.4;
/** A township without 镇 or 乡 may be a village or an estate elsewhere. */
const bareTownshipFactor = 0.7;

const reachBefore = 14;
const reachAfter = 14;

/** Whether a name stands there only for something to be likened to or found by. */
export function isComparison(text: string, start: number): boolean {
  return isComparisonBefore(text.slice(Math.max(0, start - reachBefore), start));
}

/** Whether a name stands there as where somebody comes from. */
export const isOrigin = (text: string, mention: PlaceMention): boolean => originContexts.some(appliesTo(text, mention));

/**
 * The weight of one mention as evidence for the place of the matter: what lowers it most and what raises it most count.
 * @param functionCode whose matter it is, if known: wages belong where somebody works, which otherwise is only where the writer happens to be
 */
export function weightOf(text: string, mention: PlaceMention, subjectEnd: number, functionCode?: string): number {
  const level = mention.regions[0]?.level ?? 'province';
  const isBareTownship = mention.isBare === true;
  const factors = placeContexts
    .filter(({ exceptFor }) => functionCode === undefined || !exceptFor?.includes(functionCode))
    .filter(appliesTo(text, mention))
    .map(({ factor }) => factor);
  const ofContext = Math.min(1, ...factors) * Math.max(1, ...factors);
  return (
    levelWeight[level] *
    ofContext *
    (mention.start < subjectEnd ? subjectFactor : 1) *
    (isBareTownship ? bareTownshipFactor : 1)
  );
}

function appliesTo(text: string, { start, end }: PlaceMention): (context: PlaceContext) => boolean {
  const before = text.slice(Math.max(0, start - reachBefore), start);
  const after = text.slice(end, end + reachAfter);
  return (context) => (context.before?.test(before) ?? true) && (context.after?.test(after) ?? true);
}
