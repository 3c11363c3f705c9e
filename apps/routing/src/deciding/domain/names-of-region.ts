import type { Region } from '../../catalogue/domain/region.ts';

/** Peoples in the names of autonomous places are left out in speech: 管城回族区 is 管城区. */
const peoples = /(?:[\u4e00-\u9fff]{1,3}族)+/;
const autonomous = /(?:壮族|回族|维吾尔)?自治区$/;

/** The names that a Region goes by: its full name and what follows from it. Single-character stems are not used. */
export function namesOf(region: Region): string[] {
  const names = namesByLevel[region.level](region);
  return [...new Set(names)].filter((name) => name.length > 1);
}

const namesByLevel: Record<Region['level'], (region: Region) => string[]> = {
  province: ({ name }) => [name, name.replace(autonomous, '').replace(/[省市]$/, '')],
  city: ({ name }) => [name, name.replace(/市$|地区$|盟$/, '')],
  county: namesOfCounty,
  township: namesOfTownship,
};

/** Districts are not called by their stem: 中原, 红旗, 解放 are words. */
function namesOfCounty({ code, name }: Region): string[] {
  if (name.endsWith('区')) return [name, name.replace(peoples, '')];
  const hasKnownStem = name.endsWith('市') || code.startsWith('41');
  return hasKnownStem ? [name, name.replace(/[市县]$/, '')] : [name];
}

/** A 乡 becomes a 镇, and people go on using the former name for years. Farms and parks have names too general to use. */
function namesOfTownship(region: Region): string[] {
  const { ownName, stem, spoken } = partsOfTownship(region);
  if (stem === ownName) return [];
  if (ownName.endsWith('街道')) return [ownName, `${spoken}办事处`];
  return [stem, spoken].flatMap((called) => [`${called}镇`, `${called}乡`]);
}

/** What a township is called where everybody knows it: 明港 without 镇. Roads that gave their name to a 街道 are roads. */
export function bareNameOf(region: Region): string | undefined {
  if (region.level !== 'township') return undefined;
  const { ownName, stem, spoken } = partsOfTownship(region);
  return stem === ownName || spoken.length < 2 || /(?:路|街|大道)$/.test(spoken) ? undefined : spoken;
}

/** What is left of its name without its county's and without its kind, and how that is spoken: 颍桥 for 颍桥回族. */
function partsOfTownship({ name, parent }: Region): { ownName: string; stem: string; spoken: string } {
  const ownName = parent && name.startsWith(parent.name) ? name.slice(parent.name.length) : name;
  const stem = ownName.replace(/(?:镇|乡|街道)$/, '');
  return { ownName, stem, spoken: stem.replace(/(?:回|满|蒙古)族$/, '') };
}
