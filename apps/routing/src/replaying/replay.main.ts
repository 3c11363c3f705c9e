/**
 * `npm run routing:replay -- --since 2026-01-01 --matters FILE --policies FILE --rulings FILE`: what would become of past cases if these matters
 * were added to the catalogue or took the place of those with their codes, and the reader learnt from that; if these policies said
 * what the router decides alone; and if it had been ruled so. Each FILE, of which one is enough, is a JSON list: matters and policies are what the
 * administrator's API takes, each with its code or its function; a ruling is `{"matter": CODE, "region": CODE, "bureau": ID}`, without bureau as
 * if none held. Prints one JSON object; changes nothing. In routing's own role (DATABASE_URL).
 */
import { createLogger } from '#platform';
import { DataSource } from 'typeorm';
import { CurrentCatalogue } from '../catalogue/current-catalogue.ts';
import { loadCatalogue } from '../catalogue/load-catalogue.ts';
import { presentAndChanged } from './present-and-changed.ts';
import { askedOfReplay } from './asked-of-replay.ts';
import { DraftFault } from './domain/drafts.ts';
import { replayPastCases } from './replay-past-cases.ts';

const { DATABASE_URL: url } = process.env;
if (!url) throw new Error("DATABASE_URL is not set; it names the database and routing's own role.");
try {
  await replay(askedOfReplay(process.argv.slice(2)), url);
} catch (error) {
  if (!(error instanceof DraftFault)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function replay({ since, drafts }: ReturnType<typeof askedOfReplay>, database: string): Promise<void> {
  const dataSource = new DataSource({ type: 'postgres', url: database, installExtensions: false });
  await dataSource.initialize();
  try {
    const { manager } = dataSource;
    const current = new CurrentCatalogue(dataSource, createLogger('routing', 'info'), loadCatalogue());
    await current.refresh();
    const { present, changed } = await presentAndChanged(manager, current.get(), drafts);
    process.stdout.write(`${JSON.stringify(await replayPastCases(manager, since, present, changed))}\n`);
  } finally {
    await dataSource.destroy();
  }
}
