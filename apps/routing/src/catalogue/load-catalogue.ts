import { BureauDirectory } from './domain/bureau-directory.ts';
import { type BureauLevel, bureausFrom } from './domain/bureau-pattern.ts';
import type { Catalogue, PlaceName, Settlement } from './domain/catalogue.ts';
import type { Circumstance, GovernmentFunction } from './domain/matter.ts';
import type { Region, RegionLevel } from './domain/region.ts';
import { dataFolder } from './data-folder.ts';
import { loadExpressions } from './load-expressions.ts';
import { loadExpressionsAnywhere } from './load-expressions-anywhere.ts';
import { loadMatters } from './load-matters.ts';
import { loadPolicies } from './load-policies.ts';
import { listOf, readTable } from './read-table.ts';

const henan = '410000';

/**
 * Routing's reference data as it is shipped.
 * @throws Error naming file and fault.
 */
export function loadCatalogue(folder: string = dataFolder()): Catalogue {
  const functions = loadFunctions(folder);
  const regions = loadRegions(folder);
  const home = regions.get(henan);
  if (!home) throw new Error(`regions.tsv lacks the province ${henan}, which is served.`);
  const matters = loadMatters(folder, functions);
  return {
    version: 0,
    functions,
    matters,
    expressions: [...loadExpressions(folder, matters, functions), ...loadExpressionsAnywhere(folder, matters)],
    regions,
    home,
    bureaus: loadBureaus(folder, regions, home),
    policies: loadPolicies(folder, functions),
    placeNames: readTable(folder, 'place-names.tsv', ['name', 'codes', 'sort']).map((row) => ({
      name: row.name,
      codes: listOf(row.codes),
      sort: row.sort as PlaceName['sort'],
    })),
    abroad: readTable(folder, 'abroad.tsv', ['code', 'name', 'names']).map(({ code, name, names }) => ({
      region: { code, name, level: 'province' },
      names: [name, ...listOf(names)],
    })),
    settlements: loadSettlements(folder, regions),
    cues: readTable(folder, 'cues.tsv', ['cue', 'phrases']).map((row) => ({
      cue: row.cue,
      phrases: listOf(row.phrases),
    })),
    circumstances: readTable(folder, 'circumstances.tsv', ['circumstance', 'phrases']).map((row) => ({
      circumstance: row.circumstance as Circumstance,
      phrases: listOf(row.phrases),
    })),
  };
}

function loadFunctions(folder: string): Map<string, GovernmentFunction> {
  const rows = readTable(folder, 'functions.tsv', ['function', '职能']);
  return new Map(rows.map((row) => [row.function, { code: row.function, name: row['职能'] }]));
}

/** Parents stand before their children in the table. */
function loadRegions(folder: string): Map<string, Region> {
  const regions = new Map<string, Region>();
  for (const row of readTable(folder, 'regions.tsv', ['code', 'name', 'level', 'parent'])) {
    const parent = regions.get(row.parent);
    if (row.parent && !parent) throw new Error(`regions.tsv: ${row.code} stands before its parent ${row.parent}.`);
    regions.set(row.code, { code: row.code, name: row.name, level: row.level as RegionLevel, parent });
  }
  return regions;
}

function loadSettlements(folder: string, regions: ReadonlyMap<string, Region>): Settlement[] {
  return readTable(folder, 'settlements.tsv', ['region', 'latitude', 'longitude']).map((row) => {
    const region = regions.get(row.region);
    if (!region) throw new Error(`settlements.tsv: ${row.region} is no Region.`);
    return { region, latitude: Number(row.latitude), longitude: Number(row.longitude) };
  });
}

function loadBureaus(folder: string, regions: ReadonlyMap<string, Region>, province: Region): BureauDirectory {
  const rows = readTable(folder, 'bureaus.tsv', ['slug', 'levels', 'name', 'functions']);
  const patterns = rows.map((row) => ({
    slug: row.slug,
    levels: listOf(row.levels) as BureauLevel[],
    name: row.name,
    functions: listOf(row.functions),
  }));
  return new BureauDirectory(bureausFrom(patterns, regions.values(), province));
}
