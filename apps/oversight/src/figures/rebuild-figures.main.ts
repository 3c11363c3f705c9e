/** `npm run oversight:rebuild`: makes the figures again from the archive, in the environment of the service. */
import { createService, PinoLogger } from '#platform';
import { DataSource } from 'typeorm';
import { oversight } from '../oversight.definition.ts';
import { rebuildFigures } from './rebuild-figures.ts';

const app = await createService({ ...oversight, consumes: false });
try {
  const { generation, steps } = await rebuildFigures(app.get(DataSource));
  app.get(PinoLogger).info({ generation, steps }, 'The figures were made again from the archive');
} finally {
  await app.close();
}
