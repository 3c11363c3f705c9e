/**
 * `npm run routing:train`: learns anew from the catalogue and from what people decided, in routing's own role
 * (DATABASE_URL), beside the service, which begins to use a better reader within seconds.
 */
import { Clock, createLogger } from '#platform';
import { DataSource } from 'typeorm';
import { CurrentCatalogue } from '../catalogue/current-catalogue.ts';
import { loadCatalogue } from '../catalogue/load-catalogue.ts';
import { endWithService } from './end-with-service.ts';
import { learntFromOf, readerOf, versionAtWork } from './reader-table.ts';
import { trainOnCorrections } from './train-on-corrections.ts';

const { DATABASE_URL: url } = process.env;
if (!url) throw new Error("DATABASE_URL is not set; it names the database and routing's own role.");
endWithService();
const dataSource = new DataSource({ type: 'postgres', url, installExtensions: false });
await dataSource.initialize();
try {
  const { manager } = dataSource;
  const version = await versionAtWork(manager);
  const reader = version && (await readerOf(manager, version));
  const learntFrom = version && (await learntFromOf(manager, version));
  if (!reader || !learntFrom) throw new Error('No reader is at work; the service has not run on this database yet.');
  const catalogue = new CurrentCatalogue(dataSource, createLogger('routing', 'info'), loadCatalogue());
  await catalogue.refresh();
  const trained = await trainOnCorrections(
    manager,
    catalogue.get(),
    { reader, learntFrom },
    await new Clock(dataSource).now(manager),
  );
  process.stdout.write(`${JSON.stringify(trained)}\n`);
} finally {
  await dataSource.destroy();
}
