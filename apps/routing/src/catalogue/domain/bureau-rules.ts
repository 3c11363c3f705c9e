import type { FieldFault } from '#domain';
import { type BureauRecord, isInForce, placeOf } from './bureau.ts';
import type { BureauDirectory } from './bureau-directory.ts';
import type { Catalogue } from './catalogue.ts';
import { enclosing, isPlaceholder, liesIn, type Region } from './region.ts';

/** What is wrong with a bureau in the light of the rest of the catalogue; the form of its fields is checked before. */
export function faultsOfBureau(
  after: BureauRecord,
  { functions, regions, home, bureaus }: Catalogue,
  before?: BureauRecord,
): FieldFault[] {
  const region = regions.get(placeOf(after));
  return [
    ...faultsOfPlace(after, region, home),
    ...after.functions.flatMap((code, index) => (functions.has(code) ? [] : [knownFunction(`functions[${index}]`)])),
    ...faultsOfHours(after),
    // A parent that was merged since may stay until it is changed: who looks follows its successor.
    ...(after.parentId === before?.parentId ? [] : faultsOfParent(after, bureaus, { region, regions })),
  ];
}

/**
 * What is wrong with a merger.
 * @param into the id of the bureau that is to take its place
 */
export function faultsOfMerger(bureau: BureauRecord, into: string, directory: BureauDirectory): FieldFault[] {
  return into === bureau.id ? [anotherBureau] : faultsOfReference('into', into, directory);
}

function faultsOfPlace(
  { id, regionCode, township }: BureauRecord,
  region: Region | undefined,
  home: Region,
): FieldFault[] {
  const field = township === undefined ? 'regionCode' : 'township';
  const faults: FieldFault[] = [];
  if (!id.startsWith(`${regionCode}-`)) faults.push(ofItsRegion('id'));
  if (township !== undefined && !township.startsWith(regionCode)) faults.push(ofItsRegion('township'));
  if (!region || isPlaceholder(region) || enclosing(region, 'province') !== home) faults.push(knownRegion(field));
  return faults;
}

function faultsOfHours({ officeHours }: BureauRecord): FieldFault[] {
  return officeHours.flatMap(({ opens, closes }, index) => {
    const begin = officeHours[index - 1]?.closes ?? '00:00';
    return begin <= opens && opens < closes ? [] : [inOrder(`officeHours[${index}]`)];
  });
}

function faultsOfParent(
  bureau: BureauRecord,
  directory: BureauDirectory,
  { region, regions }: { region: Region | undefined; regions: ReadonlyMap<string, Region> },
): FieldFault[] {
  if (bureau.parentId === undefined) return [];
  const faults = faultsOfReference('parentId', bureau.parentId, directory);
  if (faults.length > 0) return faults;
  const parent = directory.find(bureau.parentId);
  const above = parent && regions.get(placeOf(parent));
  if (region && above && !liesIn(region, above)) return [fromAbove];
  return isAmongItsParents(bureau, directory) ? [noCircle] : [];
}

function isAmongItsParents(bureau: BureauRecord, directory: BureauDirectory): boolean {
  const passed = new Set([bureau.id]);
  let parentId = bureau.parentId;
  while (parentId !== undefined) {
    if (passed.has(parentId)) return true;
    passed.add(parentId);
    parentId = directory.find(parentId)?.parentId;
  }
  return false;
}

function faultsOfReference(field: string, id: string, directory: BureauDirectory): FieldFault[] {
  const bureau = directory.find(id);
  if (!bureau) return [{ field, rule: 'known-bureau', message: `${field} must be the id of a bureau.` }];
  if (isInForce(bureau)) return [];
  const successor = directory.successorOf(bureau);
  const message = `${field} was merged; its successor is ${successor ? `${successor.id} (${successor.name})` : 'not known'}.`;
  return [{ field, rule: 'current-bureau', message }];
}

const knownFunction = (field: string): FieldFault => ({
  field,
  rule: 'known-function',
  message: `${field} must be the code of a function.`,
});

const ofItsRegion = (field: string): FieldFault => ({
  field,
  rule: 'of-its-region',
  message: `${field} must begin with its regionCode.`,
});

const knownRegion = (field: string): FieldFault => ({
  field,
  rule: 'known-region',
  message: `${field} must be the code of a region of the province.`,
});

const inOrder = (field: string): FieldFault => ({
  field,
  rule: 'in-order',
  message: `${field} must close after it opens, and open after the hours before it.`,
});

const anotherBureau: FieldFault = {
  field: 'into',
  rule: 'another-bureau',
  message: 'into must be another bureau than the one that is merged.',
};

const fromAbove: FieldFault = {
  field: 'parentId',
  rule: 'from-above',
  message: 'parentId must be a bureau of the same region or of one around it.',
};

const noCircle: FieldFault = {
  field: 'parentId',
  rule: 'no-circle',
  message: 'parentId must not be a bureau below this one.',
};
