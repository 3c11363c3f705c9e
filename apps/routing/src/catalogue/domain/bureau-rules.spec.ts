import { catalogue } from '../../../test/shipped-catalogue.ts';
import type { BureauRecord } from './bureau.ts';
import { faultsOfBureau, faultsOfMerger } from './bureau-rules.ts';
import { effectsOfDuties } from './duties.ts';

const find = (id: string) => catalogue.bureaus.find(id)!;
const housing = find('411681-housing-and-urban-rural-development');
const urban = find('411681-urban-management');
const xiangcheng = catalogue.regions.get('411681')!;

const rules = (faults: readonly { field: string; rule: string }[]) =>
  faults.map(({ field, rule }) => `${field}: ${rule}`);
const faults = (changes: Partial<BureauRecord>, before: BureauRecord | undefined = housing) =>
  rules(faultsOfBureau({ ...housing, ...changes }, catalogue, before));

describe('a bureau', () => {
  it('as it is shipped keeps every rule', () => {
    for (const bureau of catalogue.bureaus.all()) expect(faultsOfBureau(bureau, catalogue)).toEqual([]);
  });

  it('lies in a region of the province, and its id says so', () => {
    expect(faults({ regionCode: '110000' })).toEqual(['id: of-its-region', 'regionCode: known-region']);
    expect(faults({ id: '411699-housing', regionCode: '411699' })).toEqual(['regionCode: known-region']);
    expect(faults({ township: '411624100' })).toEqual(['township: of-its-region']);
    expect(faults({ township: '411681999' })).toEqual(['township: known-region']);
  });

  it('has functions that exist', () => {
    expect(faults({ functions: ['housing', 'magic'] })).toEqual(['functions[1]: known-function']);
  });

  it('opens before it closes, and once after the other', () => {
    const hours = (...spans: [string, string][]) => ({
      officeHours: spans.map(([opens, closes]) => ({ opens, closes })),
    });
    expect(faults(hours(['00:00', '24:00']))).toEqual([]);
    expect(faults(hours(['08:30', '12:00'], ['11:00', '18:00']))).toEqual(['officeHours[1]: in-order']);
    expect(faults(hours(['12:00', '12:00']))).toEqual(['officeHours[0]: in-order']);
  });

  it('has a parent that exists, in its region or around it, and not below itself', () => {
    expect(faults({ parentId: '410000-nobody' })).toEqual(['parentId: known-bureau']);
    expect(faults({ parentId: '411600-housing-security' })).toEqual([]);
    expect(faults({ parentId: '410100-housing-security' })).toEqual(['parentId: from-above']);
    expect(faults({ parentId: housing.id })).toEqual(['parentId: no-circle']);
  });

  it('is merged into another one that exists and is in force, whose successor is named otherwise', () => {
    const merged = { ...urban, successorId: housing.id, validUntil: new Date(0) };
    const directory = catalogue.bureaus.with([merged]);
    expect(rules(faultsOfMerger(housing, housing.id, directory))).toEqual(['into: another-bureau']);
    expect(rules(faultsOfMerger(housing, '411681-nobody', directory))).toEqual(['into: known-bureau']);
    expect(faultsOfMerger(find('411681-health'), urban.id, directory)).toEqual([
      {
        field: 'into',
        rule: 'current-bureau',
        message: `into was merged; its successor is ${housing.id} (${housing.name}).`,
      },
    ]);
    expect(faultsOfMerger(find('411681-health'), housing.id, directory)).toEqual([]);
  });
});

describe('the duties of a bureau', () => {
  const effects = (after: BureauRecord, before: BureauRecord | undefined, consent = {}) =>
    effectsOfDuties(
      after,
      { directory: catalogue.bureaus, region: xiangcheng, before },
      { takeOver: false, leaveUnserved: false, ...consent },
    );

  it('are not those of another one, unless they are taken from it', () => {
    const after = { ...housing, functions: [...housing.functions, 'heating-gas'] };
    expect(rules(effects(after, housing).faults)).toEqual([`functions[2]: served-already`]);
    const { faults: none, losers } = effects(after, housing, { takeOver: true });
    expect(none).toEqual([]);
    expect(losers).toEqual([
      { ...urban, functions: ['urban-management', 'municipal-works', 'water-supply'], version: 2 },
    ]);
  });

  it('are not left to nobody, unless that is said', () => {
    const after = { ...housing, functions: ['housing'] };
    expect(effects(after, housing).faults).toMatchObject([{ field: 'functions', rule: 'leaves-unserved' }]);
    expect(effects(after, housing, { leaveUnserved: true })).toEqual({ faults: [], losers: [] });
  });
});
