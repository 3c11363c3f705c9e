/**
 * `npm run routing:replay -- --since 2026-01-01 --matters FILE --policies FILE --rulings FILE`: what would become of past cases if these matters
 * were added to the catalogue or took the place of those with their codes, and the reader learnt from that; if these policies said
 * what the router decides alone; and if it had been ruled so. Each FILE, of which one is enough, is a JSON list: matters and policies are what the
 * administrator's API takes, each with its code or its function; a ruling is `{"matter": CODE, "region": CODE, "bureau": ID}`, without bureau as
 * if none held. Prints one JSON object; changes nothing. In routing's own role (DATABASE_URL).
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createLogger } from '#platform';
import { DataSource } from 'typeorm';
import { CurrentCatalogue } from '../catalogue/current-catalogue.ts';
import { loadCatalogue } from '../catalogue/load-catalogue.ts';
import { presentAndChanged } from './present-and-changed.ts';
import type { MatterDraft, PolicyDraft, RulingDraft } from './domain/drafts.ts';
import { replayPastCases } from './replay-past-cases.ts';

const file = { type: 'string' } as const;
const { since = '', ...files } = parseArgs({
  options: { since: { type: 'string' }, matters: file, policies: file, rulings: file },
}).values;
const { DATABASE_URL: url } = process.env;
if (!url) throw new Error("DATABASE_URL is not set; it names the database and routing's own role.");
if (Number.isNaN(Date.parse(since)) || !(files.matters ?? files.policies ?? files.rulings))
  throw new Error(
    'Say --since DATE (2026-01-01) and one or more of --matters FILE, --policies FILE and --rulings FILE.',
  );
const drafts = {
  matters: draftsIn(files.matters) as readonly MatterDraft[],
  policies: draftsIn(files.policies) as readonly PolicyDraft[],
  rulings: draftsIn(files.rulings) as readonly RulingDraft[],
};

const dataSource = new DataSource({ type: 'postgres', url, installExtensions: false });
await dataSource.initialize();
try {
  const { manager } = dataSource;
  const current = new CurrentCatalogue(dataSource, createLogger('routing', 'info'), loadCatalogue());
  await current.refresh();
  const { present, changed } = await presentAndChanged(manager, current.get(), drafts);
  process.stdout.write(`${JSON.stringify(await replayPastCases(manager, new Date(since), present, changed))}\n`);
} finally {
  await dataSource.destroy();
}

function draftsIn(path: string | undefined): readonly unknown[] {
  return path === undefined ? [] : (JSON.parse(readFileSync(path, 'utf8')) as readonly unknown[]);
}
