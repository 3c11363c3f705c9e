/** `npm run routing:announce-directory`: announces all matters and bureaus anew, in routing's own role (DATABASE_URL). */
import { CaseOutbox, Clock } from '#platform';
import { DataSource } from 'typeorm';
import { announceDirectory } from './announce-directory.ts';
import { loadCatalogue } from './load-catalogue.ts';

const { DATABASE_URL: url } = process.env;
if (!url) throw new Error("DATABASE_URL is not set; it names the database and routing's own role.");
const dataSource = new DataSource({ type: 'postgres', url, installExtensions: false });
await dataSource.initialize();
try {
  const now = await new Clock(dataSource).now();
  const { matters, bureaus } = await announceDirectory(
    dataSource,
    { regions: loadCatalogue().regions, outbox: new CaseOutbox('routing') },
    now,
  );
  process.stdout.write(
    `${matters} matters and ${bureaus} bureaus wait in the outbox; the running service publishes them.\n`,
  );
} finally {
  await dataSource.destroy();
}
