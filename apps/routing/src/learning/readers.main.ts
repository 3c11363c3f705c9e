/**
 * `npm run routing:readers`: which readers were made, and which one is at work; `-- use VERSION` puts another one to
 * work, so that a step forward can be taken back, and pins it there: training goes on, but puts none to work before
 * `-- unpin`. In routing's own role (DATABASE_URL).
 */
import { DataSource } from 'typeorm';
import { listReaders, pinToWork, unpin } from './reader-table.ts';

const { DATABASE_URL: url } = process.env;
if (!url) throw new Error("DATABASE_URL is not set; it names the database and routing's own role.");
const [action = 'list', ...words] = process.argv.slice(2);
// Who reads the first ones only (`| head`) has seen enough.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => process.exit(code === 'EPIPE' ? 0 : 1));
const usage = 'Say `list`, `use VERSION` or `unpin`.';
const dataSource = new DataSource({ type: 'postgres', url, installExtensions: false });
await dataSource.initialize();
try {
  await run();
} finally {
  await dataSource.destroy();
}

async function run(): Promise<void> {
  const { manager } = dataSource;
  const refusal = await refusalOf();
  if (refusal) {
    process.stderr.write(`${refusal}\n`);
    process.exitCode = 1;
    return;
  }
  for (const { version: made, atWork, pinned, madeAt, learntFrom } of await listReaders(manager)) {
    const mark = `${atWork ? '→' : ' '}${pinned ? '!' : ' '}`;
    process.stdout.write(`${mark} ${made} ${madeAt.toISOString()} ${JSON.stringify(learntFrom)}\n`);
  }
}

/** Why nothing was done, where that is so. */
async function refusalOf(): Promise<string | undefined> {
  const { manager } = dataSource;
  const [version = '', ...surplus] = words;
  if (surplus.length > 0 || (action !== 'use' && words.length > 0)) return usage;
  switch (action) {
    case 'list':
      return undefined;
    case 'use':
      return (await pinToWork(manager, version)) ? undefined : `There is no reader "${version}".`;
    case 'unpin':
      await unpin(manager);
      return undefined;
    default:
      return usage;
  }
}
