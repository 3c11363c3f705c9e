import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kinds } from '#domain';
import { catalogue } from '../../test/shipped-catalogue.ts';
import { dataFolder } from './data-folder.ts';
import { loadCatalogue } from './load-catalogue.ts';

describe('the catalogue that is shipped', () => {
  it('has every function served by a matter', () => {
    const served = new Set(catalogue.matters.map((matter) => matter.function));
    expect([...catalogue.functions.keys()].filter((code) => !served.has(code))).toEqual([]);
  });

  it('says each expression once', () => {
    const seen = new Set<string>();
    expect(catalogue.expressions.filter(({ text }) => seen.size === seen.add(text).size)).toEqual([]);
  });

  it('says what may befall anywhere of settings of every trade', () => {
    const unpaid = catalogue.expressions.filter(({ text }) => text.endsWith('欠我两万多块钱工钱一直拖着'));
    expect(unpaid).toHaveLength(14);
    expect(new Set(unpaid.map(({ text }) => text)).size).toBe(14);
    expect(unpaid.every(({ matter }) => matter === 'unpaid-wages')).toBe(true);
  });

  it('has matters of known kinds with codes of their own and phrases to know them by', () => {
    const codes = catalogue.matters.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const { code, kind, phrases } of catalogue.matters) {
      expect({ code, ok: phrases.length > 0 && (!kind || kinds.includes(kind)) }).toEqual({ code, ok: true });
    }
  });
});

describe('loading stops the service', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'routing-data-'));
    cpSync(dataFolder(), folder, { recursive: true });
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('naming the file that is missing', () => {
    rmSync(join(folder, 'bureaus.tsv'));
    expect(() => loadCatalogue(folder)).toThrow(/cannot read its reference data .*bureaus\.tsv/);
  });

  it('naming the line that is torn', () => {
    writeFileSync(join(folder, 'functions.tsv'), 'function\t职能\nhealth\n');
    expect(() => loadCatalogue(folder)).toThrow(/functions\.tsv, line 2: 2 columns are expected, 1 found/);
  });

  it('naming the matter that samples speak of and nobody has', () => {
    appendFileSync(join(folder, 'samples/fire.tsv'), 'dragons\tcomplaint\t\t\tweibo\t7\t\t龙喷火\n');
    expect(() => loadCatalogue(folder)).toThrow(/there is no matter dragons in matters\/fire\.tsv/);
  });

  it('naming the matter that an expression speaks of and its function does not have', () => {
    appendFileSync(join(folder, 'expressions/fire.tsv'), 'unpaid-wages\t\t龙喷火\n');
    expect(() => loadCatalogue(folder)).toThrow(
      /expressions\/fire\.tsv: unpaid-wages is no matter of the function fire/,
    );
  });

  it('naming the function that an expression shows as well and nobody serves', () => {
    appendFileSync(join(folder, 'expressions/labour-inspection.tsv'), 'unpaid-wages\tdragon-taming\t龙喷火\n');
    expect(() => loadCatalogue(folder)).toThrow(/龙喷火 names the function dragon-taming, which does not exist/);
  });

  it.each([
    ['dragons\tplace\t…喷火\n', /anywhere\.tsv: dragons is no matter/],
    ['theft\tplace\t喷火\n', /anywhere\.tsv: 喷火 has no … for a setting/],
    ['theft\tcave\t…喷火\n', /anywhere\.tsv: no setting is of the sort cave/],
  ])('naming what is wrong with an expression for any setting: %j', (row, fault) => {
    appendFileSync(join(folder, 'anywhere.tsv'), row);
    expect(() => loadCatalogue(folder)).toThrow(fault);
  });

  it('naming the function that a matter has and nobody serves', () => {
    appendFileSync(join(folder, 'matters/fire.tsv'), 'dragons\t龙\tcomplaint\t喷火\t\t\t\tdragon-taming\n');
    expect(() => loadCatalogue(folder)).toThrow(
      /The matter dragons names the function dragon-taming, which does not exist/,
    );
  });

  it('where no data is shipped at all', () => {
    expect(() => dataFolder(folder)).toThrow(/ship routing's data/);
  });
});
