import { isProvince, isWithin, subtreePrefix } from '#domain';

/**
 * Whom a survey asks: `counties`: those of one city; `cities`: all of the province, with the counties that are directly under it; `province`: all cities and
 * all counties.
 */
export const surveyScopes = ['counties', 'cities', 'province'] as const;
export type SurveyScope = (typeof surveyScopes)[number];

/** Counties directly under a province, such as 419001: GB/T 2260 gives them the digits 90 in place of a city's. */
const directlyUnderProvince = /^\d{2}90\d{2}$/;

/** The city of a region; a county directly under its province stands for itself. */
export function cityOf(regionCode: string): string {
  return directlyUnderProvince.test(regionCode) ? regionCode : `${regionCode.slice(0, 4)}00`;
}

function provinceOf(regionCode: string): string {
  return `${regionCode.slice(0, 2)}0000`;
}

/** The region whose supervisors a survey is: the city whose counties it asks, else the province. */
export function regionSurveyed(scope: SurveyScope, near: string): string {
  return scope === 'counties' ? cityOf(near) : provinceOf(near);
}

/**
 * Whether a survey of this scope over this region asks that one.
 * @param home the region of the case from which it is asked: there it is known to exist
 */
export function isAsked(regionCode: string, scope: SurveyScope, surveyed: string, home: string | undefined): boolean {
  if (regionCode === home) return false;
  if (!isWithin(regionCode, surveyed) || regionCode === surveyed || isProvince(regionCode)) return false;
  switch (scope) {
    case 'counties':
      return !isProvince(surveyed);
    case 'province':
      return true;
    case 'cities':
      return subtreePrefix(regionCode).length === 4 || directlyUnderProvince.test(regionCode);
    default:
      return scope satisfies never;
  }
}
