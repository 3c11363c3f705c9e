/**
 * Learns from the catalogue as it is shipped and writes the reader that is shipped with it; `-- --check` only tells whether
 * that one is of this catalogue. Part of `npm run generate`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { loadCatalogue } from '../src/catalogue/load-catalogue.ts';
import { catalogueDigest, readerFor, shippedReader } from '../src/reading/reader-for-catalogue.ts';
import { bytesOf, readerFrom } from '../src/reading/reader-file.ts';

const catalogue = loadCatalogue();
if (shippedVersion() === catalogueDigest(catalogue)) process.stdout.write('The shipped reader is of this catalogue.\n');
else if (process.argv.includes('--check')) {
  process.stderr.write('apps/routing/data/catalogue.reader is of another catalogue: run `npm run generate`.\n');
  process.exitCode = 1;
} else writeFileSync(shippedReader, bytesOf(readerFor(catalogue)));

function shippedVersion(): string | undefined {
  try {
    return readerFrom(readFileSync(shippedReader)).version;
  } catch {
    return undefined;
  }
}
