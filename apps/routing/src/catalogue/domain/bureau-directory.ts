import { enclosing, isPlaceholder, type Region } from './region.ts';

/** 承办单位: a department of one Region. */
export interface Bureau {
  readonly id: string;
  readonly name: string;
  /** Six digits; a township's office has its county's. */
  readonly regionCode: string;
}

export type BureauLevel = 'province' | 'city' | 'county' | 'township' | 'subdistrict';

/** A kind of bureau that every Region of its levels has. */
export interface BureauPattern {
  readonly slug: string;
  readonly levels: readonly BureauLevel[];
  /** Without its region: 医疗保障局. */
  readonly name: string;
  /** Codes of the functions it serves. */
  readonly functions: readonly string[];
}

export interface BureauOnDuty extends Bureau {
  readonly functions: readonly string[];
}

/** Which bureau has a function in a Region. Bureaus follow from patterns; none is stored one by one. */
export class BureauDirectory {
  private readonly patterns: readonly BureauPattern[];

  constructor(patterns: readonly BureauPattern[]) {
    this.patterns = patterns;
  }

  bureauFor(functionCode: string, region: Region): Bureau | undefined {
    const level = bureauLevel(region);
    const pattern = this.patterns.find(
      (candidate) => candidate.levels.includes(level) && candidate.functions.includes(functionCode),
    );
    return pattern && bureauOf(pattern, region);
  }

  bureausOf(region: Region): BureauOnDuty[] {
    if (isPlaceholder(region)) return [];
    const level = bureauLevel(region);
    return this.patterns
      .filter((pattern) => pattern.levels.includes(level))
      .map((pattern) => ({ ...bureauOf(pattern, region), functions: pattern.functions }));
  }
}

/** A township has one office for everything: 人民政府 in a town, 办事处 in a subdistrict of a city. */
function bureauLevel(region: Region): BureauLevel {
  if (region.level !== 'township') return region.level;
  return region.name.endsWith('街道') ? 'subdistrict' : 'township';
}

function bureauOf(pattern: BureauPattern, region: Region): Bureau {
  const regionCode = region.code.slice(0, 6);
  const slug = region.level === 'township' ? `township-${region.code.slice(6)}` : pattern.slug;
  const saysItsRegion = region.level === 'province' && pattern.name.includes(region.name);
  return {
    id: `${regionCode}-${slug}`,
    name: saysItsRegion ? pattern.name : formalName(region) + pattern.name,
    regionCode,
  };
}

/** As the bureaus' seals have it: a district names its city (许昌市建安区), a county or county-level city does not. */
export function formalName(region: Region): string {
  if (region.level === 'township') {
    const county = region.parent ? formalName(region.parent) : '';
    return region.name.startsWith(county) ? region.name : county + region.name;
  }
  const city = enclosing(region, 'city');
  return city && isDistrict(region) ? city.name + region.name : region.name;
}

/** County codes end in 01–20 for districts of a city, 21–70 for counties, 71–79 for development zones, 81 up for cities (GB/T 2260). */
function isDistrict(region: Region): boolean {
  return region.level === 'county' && Number(region.code.slice(4, 6)) <= 20 && region.name.endsWith('区');
}
