import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const data = join(import.meta.dirname, '../../apps/routing/data');

export interface County {
  /** GB/T 2260. */
  readonly code: string;
  /** With its city: 周口市项城市. */
  readonly name: string;
}

/** What somebody writes, and what it is about. */
export interface Wording {
  readonly function: string;
  readonly matter: string;
  readonly subject: string;
  readonly body: string;
}

/** The city over a county, and for those that have none the code that stands for them. */
export const cityOf = (code: string): string => `${code.slice(0, 4)}00`;

/** The counties of Henan, from the directory that the project ships. */
export function counties(): County[] {
  const regions = rowsOf(join(data, 'regions.tsv')).filter(({ code }) => code?.startsWith('41'));
  const names = new Map(regions.map(({ code, name }) => [code, name]));
  return regions
    .filter(({ level, code }) => level === 'county' && code?.length === 6)
    .map(({ code = '', name = '', parent }) => ({
      code,
      name: parent === '419000' ? name : `${names.get(parent) ?? ''}${name}`,
    }));
}

/** The project's own sample messages, as far as they name no place, so that each can be written anywhere. */
export function wordings(): Wording[] {
  const places = rowsOf(join(data, 'regions.tsv')).flatMap(({ code, name = '', level }) =>
    code?.startsWith('41') && level !== 'province' ? [name, name.replace(/[县市区镇乡]$/, '')] : [],
  );
  const known = new RegExp(places.filter((place) => place.length > 1).join('|'));
  return readdirSync(join(data, 'samples')).flatMap((file) =>
    rowsOf(join(data, 'samples', file)).flatMap(({ matter = '', subject = '', body = '' }) => {
      const text = `${subject}${body}`;
      const isAnywhere = body.length > 20 && !known.test(text) && !/[省市县区]/.test(text);
      return isAnywhere && subject ? [{ function: file.slice(0, -'.tsv'.length), matter, subject, body }] : [];
    }),
  );
}

function rowsOf(file: string): Record<string, string | undefined>[] {
  const [head = '', ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
  const names = head.split('\t');
  return lines.map((line) => {
    const cells = line.split('\t');
    return Object.fromEntries(names.map((name, index) => [name, cells[index]]));
  });
}

/** The slug of the bureau that has a function in each county; none for what no county has a bureau for. */
export function countyBureaus(): ReadonlyMap<string, string> {
  const rows = rowsOf(join(data, 'bureaus.tsv')).filter(({ levels }) => levels?.split(' ').includes('county'));
  return new Map(
    rows.flatMap(({ slug = '', functions = '' }) => functions.split(' ').map((name) => [name, slug] as const)),
  );
}
