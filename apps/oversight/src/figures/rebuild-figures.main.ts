/** `npm run oversight:rebuild`: makes the figures again from the archive, in oversight's own role (DATABASE_URL). */
import { DataSource } from 'typeorm';
import { rebuildFigures } from './rebuild-figures.ts';

const { DATABASE_URL: url } = process.env;
if (!url) throw new Error("DATABASE_URL is not set; it names the database and oversight's own role.");
const dataSource = new DataSource({ type: 'postgres', url, installExtensions: false });
await dataSource.initialize();
try {
  const { events } = await rebuildFigures(dataSource);
  process.stdout.write(`The figures were made again from ${events} events of the archive.\n`);
} finally {
  await dataSource.destroy();
}
