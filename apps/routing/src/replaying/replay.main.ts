/**
 * `npm run routing:replay -- --since 2026-01-01 --matters FILE --policies FILE`: what would become of past cases if these matters were
 * added to the catalogue or took the place of those with their codes, and the reader learnt from that; and if these policies said
 * what the router decides alone. Each FILE, of which one may be left out, is a JSON list of what the administrator's API takes, each matter with its code and each
 * policy with its function. Prints one JSON object; changes nothing. In routing's own role (DATABASE_URL).
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createLogger } from '#platform';
import { DataSource } from 'typeorm';
import { CurrentCatalogue } from '../catalogue/current-catalogue.ts';
import { loadCatalogue } from '../catalogue/load-catalogue.ts';
import { learnFrom } from '../deciding/domain/knowledge.ts';
import { learnAnew } from '../learning/train-on-corrections.ts';
import { readerOf, versionAtWork } from '../learning/reader-table.ts';
import { rulingsIn } from '../precedents/rulings.ts';
import { type MatterDraft, type PolicyDraft, withMatters, withPolicies } from './domain/drafts.ts';
import { replayPastCases } from './replay-past-cases.ts';

const { since = '', ...files } = parseArgs({
  options: { since: { type: 'string' }, matters: { type: 'string' }, policies: { type: 'string' } },
}).values;
const { DATABASE_URL: url } = process.env;
if (!url) throw new Error("DATABASE_URL is not set; it names the database and routing's own role.");
if (Number.isNaN(Date.parse(since)) || !(files.matters ?? files.policies))
  throw new Error('Say --since DATE (2026-01-01) and --matters FILE or --policies FILE or both.');
const matters = draftsIn(files.matters) as readonly MatterDraft[];
const policies = draftsIn(files.policies) as readonly PolicyDraft[];

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
  const changedCatalogue = withPolicies(withMatters(current.get(), matters), policies);
  const learnt = matters.length > 0 ? (await learnAnew(manager, changedCatalogue, reader)).reader : reader;
  const changed = learnFrom(changedCatalogue, learnt, rulings);
  process.stdout.write(`${JSON.stringify(await replayPastCases(manager, new Date(since), present, changed))}\n`);
} finally {
  await dataSource.destroy();
}

function draftsIn(path: string | undefined): readonly unknown[] {
  return path === undefined ? [] : (JSON.parse(readFileSync(path, 'utf8')) as readonly unknown[]);
}
