import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dataFolder } from '../catalogue/data-folder.ts';
import type { Catalogue } from '../catalogue/domain/catalogue.ts';
import { contentOf } from '../catalogue/domain/matter.ts';
import { examplesFrom } from '../deciding/domain/examples-from-catalogue.ts';
import type { Reader } from './domain/reader.ts';
import { trainReader } from './domain/train-reader.ts';
import { bytesOf, readerFrom } from './reader-file.ts';

/** One more with each change of what is learnt from the same examples. */
const form = 11;
/** A cache: what is learnt from a catalogue can be learnt again at any time. */
const root = fileURLToPath(import.meta.url).replace(/(?:\/dist)?\/apps\/routing\/.*$/, '');
const folder = join(root, 'node_modules/.cache/xinqiao/readers');
const mostKept = 5;

/** What is learnt from the catalogue as it is shipped, shipped with it, so that the first start is as quick as any. */
export const shippedReader = join(dataFolder(), 'catalogue.reader');

/**
 * What is to be learnt from a catalogue's sample messages: as it was shipped or kept, or learnt anew, which takes some
 * seconds and happens once for each state of the catalogue.
 */
export function readerFor(catalogue: Catalogue): Reader {
  const version = catalogueDigest(catalogue);
  const file = join(folder, `${version}.reader`);
  return (
    [shippedReader, file].map(kept).find((reader) => reader?.version === version) ??
    learntAnew(catalogue, version, file)
  );
}

/** The same for the same functions and matters, and for the same way of learning from them. */
export function catalogueDigest({ matters, expressions, functions }: Catalogue): string {
  const ofMatters = matters.map((matter) => [matter.code, contentOf(matter)]);
  const content = [form, [...functions.keys()], ofMatters, expressions];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 12);
}

/** A file that is not there or cannot be read is as good as none. */
function kept(file: string): Reader | undefined {
  try {
    return readerFrom(readFileSync(file));
  } catch {
    return undefined;
  }
}

function learntAnew(catalogue: Catalogue, version: string, file: string): Reader {
  const reader = trainReader(examplesFrom(catalogue), [...catalogue.functions.keys()], version);
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${file}.${process.pid}`, bytesOf(reader));
  renameSync(`${file}.${process.pid}`, file);
  dropOldest();
  return reader;
}

function dropOldest(): void {
  const byAge = readdirSync(folder)
    .map((name) => ({ path: join(folder, name), writtenAt: statSync(join(folder, name)).mtimeMs }))
    .toSorted((one, other) => other.writtenAt - one.writtenAt);
  for (const { path } of byAge.slice(mostKept)) rmSync(path, { force: true });
}
