import type { Kind } from '#domain';
import { BureauDirectory, type BureauLevel } from './domain/bureau-directory.ts';
import type { Catalogue, PlaceName } from './domain/catalogue.ts';
import type { CoFunction, GovernmentFunction, Matter } from './domain/matter.ts';
import type { Region, RegionLevel } from './domain/region.ts';
import { dataFolder } from './data-folder.ts';
import { listOf, readTable, type Row } from './read-table.ts';

const henan = '410000';

/**
 * Reads routing's reference data once, at start.
 * @throws Error naming file and fault.
 */
export function loadCatalogue(folder: string = dataFolder()): Catalogue {
  const functions = loadFunctions(folder);
  const regions = loadRegions(folder);
  const home = regions.get(henan);
  if (!home) throw new Error(`regions.tsv lacks the province ${henan}, which is served.`);
  return {
    functions,
    matters: loadMatters(folder, functions),
    regions,
    home,
    bureaus: loadBureaus(folder),
    placeNames: readTable(folder, 'place-names.tsv', ['name', 'codes', 'sort']).map((row) => ({
      name: row.name,
      codes: listOf(row.codes),
      sort: row.sort as PlaceName['sort'],
    })),
    cues: readTable(folder, 'cues.tsv', ['cue', 'phrases']).map((row) => ({
      cue: row.cue,
      phrases: listOf(row.phrases),
    })),
  };
}

function loadFunctions(folder: string): Map<string, GovernmentFunction> {
  const rows = readTable(folder, 'functions.tsv', ['function', '职能']);
  return new Map(rows.map((row) => [row.function, { code: row.function, name: row['职能'] }]));
}

const matterColumns = [
  'code',
  'name',
  'function',
  'kind',
  'phrases',
  'urgent phrases',
  'urgent months',
  'co-functions',
] as const;

function loadMatters(folder: string, functions: ReadonlyMap<string, GovernmentFunction>): Matter[] {
  const matters = readTable(folder, 'matters.tsv', matterColumns).map(matterOf);
  for (const { code, function: own, coFunctions } of matters) {
    const named = [...(own ? [own] : []), ...coFunctions.map((co) => co.function)];
    const unknown = named.find((functionCode) => !functions.has(functionCode));
    if (unknown) throw new Error(`matters.tsv: ${code} names the function ${unknown}, which does not exist.`);
  }
  return matters;
}

function matterOf(row: Row<(typeof matterColumns)[number]>): Matter {
  return {
    code: row.code,
    name: row.name,
    function: row.function || undefined,
    kind: (row.kind || undefined) as Kind | undefined,
    phrases: listOf(row.phrases),
    urgentPhrases: listOf(row['urgent phrases']),
    urgentMonths: monthsOf(row['urgent months']),
    coFunctions: listOf(row['co-functions']).map(coFunctionOf),
  };
}

/** `3-9` → March to September; empty → none. */
function monthsOf(cell: string): ReadonlySet<number> {
  const [first, last] = cell.split('-').map(Number);
  if (!first || !last) return new Set();
  return new Set(Array.from({ length: last - first + 1 }, (_, index) => first + index));
}

/** `traffic-police!` always acts; without the mark it acts where the message speaks of it. */
function coFunctionOf(item: string): CoFunction {
  return { function: item.replace('!', ''), always: item.endsWith('!') };
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

function loadBureaus(folder: string): BureauDirectory {
  const rows = readTable(folder, 'bureaus.tsv', ['slug', 'levels', 'name', 'functions']);
  return new BureauDirectory(
    rows.map((row) => ({
      slug: row.slug,
      levels: listOf(row.levels) as BureauLevel[],
      name: row.name,
      functions: listOf(row.functions),
    })),
  );
}
