import type { BureauRecord, OfficeHours } from './bureau.ts';
import { formalName } from './bureau-directory.ts';
import { enclosing, isPlaceholder, type Region } from './region.ts';

export type BureauLevel = 'province' | 'city' | 'county' | 'township' | 'subdistrict';

/** A kind of bureau that every Region of its levels has at first. */
export interface BureauPattern {
  readonly slug: string;
  readonly levels: readonly BureauLevel[];
  /** Without its region: 医疗保障局. */
  readonly name: string;
  /** Codes of the functions it serves. */
  readonly functions: readonly string[];
}

/** Until somebody who knows better changes them. */
const usualOfficeHours: readonly OfficeHours[] = [
  { opens: '08:30', closes: '12:00' },
  { opens: '14:30', closes: '18:00' },
];

/**
 * The bureaus that the patterns give the Regions of a province. A bureau's parent is who has its first function in the
 * next Region above.
 * @param regions parents before their children
 */
export function bureausFrom(
  patterns: readonly BureauPattern[],
  regions: Iterable<Region>,
  province: Region,
): BureauRecord[] {
  const ids = new Map<string, string>();
  const bureaus: BureauRecord[] = [];
  for (const region of regions) {
    if (enclosing(region, 'province') !== province || isPlaceholder(region)) continue;
    const level = bureauLevel(region);
    for (const pattern of patterns.filter(({ levels }) => levels.includes(level))) {
      const bureau = bureauOf(pattern, region, parentIn(ids, region, pattern.functions[0]));
      for (const code of pattern.functions) ids.set(`${region.code} ${code}`, bureau.id);
      bureaus.push(bureau);
    }
  }
  return bureaus;
}

function parentIn(ids: ReadonlyMap<string, string>, region: Region, functionCode = ''): string | undefined {
  const { parent } = region;
  return parent && (ids.get(`${parent.code} ${functionCode}`) ?? parentIn(ids, parent, functionCode));
}

/** A township has one office for everything: 人民政府 in a town, 办事处 in a subdistrict of a city. */
function bureauLevel(region: Region): BureauLevel {
  if (region.level !== 'township') return region.level;
  return region.name.endsWith('街道') ? 'subdistrict' : 'township';
}

function bureauOf(pattern: BureauPattern, region: Region, parentId: string | undefined): BureauRecord {
  const regionCode = region.code.slice(0, 6);
  const isTownship = region.level === 'township';
  const slug = isTownship ? `township-${region.code.slice(6)}` : pattern.slug;
  const saysItsRegion = region.level === 'province' && pattern.name.includes(region.name);
  return {
    id: `${regionCode}-${slug}`,
    name: saysItsRegion ? pattern.name : formalName(region) + pattern.name,
    regionCode,
    township: isTownship ? region.code : undefined,
    functions: pattern.functions,
    officeHours: usualOfficeHours,
    parentId,
    version: 1,
  };
}
