import { Client } from 'pg';
import { runCommand, usage, WrongUsage } from './command-line.ts';

/** `node dead-letters.main.js <command>`: works in the schema of the role that DATABASE_URL names. */
async function main(words: readonly string[]): Promise<void> {
  const { DATABASE_URL } = process.env;
  if (!DATABASE_URL) throw new WrongUsage("DATABASE_URL is not set; it names the database and the service's own role.");
  const client = new Client({ connectionString: DATABASE_URL, application_name: 'dead letters' });
  await client.connect();
  try {
    process.stdout.write(await runCommand(words, client));
  } finally {
    await client.end();
  }
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  const isMisused = error instanceof WrongUsage;
  process.stderr.write(isMisused ? `${error.message}\n\n${usage}` : `${(error as Error).message}\n`);
  process.exitCode = isMisused ? 2 : 1;
});
