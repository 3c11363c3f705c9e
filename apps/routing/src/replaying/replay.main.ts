/**
 * `npm run routing:replay -- --since 2026-01-01 --matters FILE`: what would become of past cases if these matters were added
 * to the catalogue or took the place of those with their codes, and the reader learnt from that. FILE is a JSON list of matters as the administrator's API
 * takes them, each with its code. Prints one JSON object; changes nothing. In routing's own role (DATABASE_URL).
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createLogger } from '#platform';
import { DataSource } from 'typeorm';
import { CurrentCatalogue } from '../catalogue/current-catalogue.ts';
import type { Catalogue } from '../catalogue/domain/catalogue.ts';
import { type MatterContent, matterOf } from '../catalogue/domain/matter.ts';
import { loadCatalogue } from '../catalogue/load-catalogue.ts';
import { learnFrom } from '../deciding/domain/knowledge.ts';
import { learnAnew } from '../learning/train-on-corrections.ts';
import { readerOf, versionAtWork } from '../learning/reader-table.ts';
import { rulingsIn } from '../precedents/rulings.ts';
import { replayPastCases } from './replay-past-cases.ts';

const { since = '', matters: file = '' } = parseArgs({
  options: { since: { type: 'string' }, matters: { type: 'string' } },
}).values;
const { DATABASE_URL: url } = process.env;
if (!url) throw new Error("DATABASE_URL is not set; it names the database and routing's own role.");
if (Number.isNaN(Date.parse(since)) || !file) throw new Error('Say --since DATE (2026-01-01) and --matters FILE.');

const dataSource = new DataSource({ type: 'postgres', url, installExtensions: false });
await dataSource.initialize();
try {
  const { manager } = dataSource;
  const reader = await readerOf(manager, (await versionAtWork(manager)) ?? '');
  if (!reader) throw new Error('No reader is at work; the service has not run on this database yet.');
  const current = new CurrentCatalogue(dataSource, createLogger('routing', 'info'), loadCatalogue());
  await current.refresh();
  const rulings = await rulingsIn(manager);
  const present = learnFrom(current.get(), reader, rulings);
  const changedCatalogue = withMatters(current.get(), file);
  const changed = learnFrom(changedCatalogue, (await learnAnew(manager, changedCatalogue, reader)).reader, rulings);
  process.stdout.write(`${JSON.stringify(await replayPastCases(manager, new Date(since), present, changed))}\n`);
} finally {
  await dataSource.destroy();
}

function withMatters(catalogue: Catalogue, path: string): Catalogue {
  const drafts = JSON.parse(readFileSync(path, 'utf8')) as readonly (Partial<MatterContent> & { code: string })[];
  const byCode = new Map(catalogue.matters.map((matter) => [matter.code, matter]));
  for (const { code, ...draft } of drafts) byCode.set(code, matterOf(code, { ...bare(code), ...draft }));
  return { ...catalogue, matters: [...byCode.values()] };
}

/** What a draft leaves out. */
function bare(name: string): MatterContent {
  return { name, phrases: [], urgentPhrases: [], urgentMonths: [], urgentWhen: [], coFunctions: [], samples: [] };
}
