/**
 * `npm run audit:verify [-- SEQUENCE:HASH …]`: recomputes the audit trail and names the first entry that is not as it was
 * sealed, in oversight's own role (DATABASE_URL). Heads that were kept outside are held against it as well.
 */
import { DataSource } from 'typeorm';
import { verifyTrail } from './verify-trail.ts';

const { DATABASE_URL: url } = process.env;
if (!url) throw new Error("DATABASE_URL is not set; it names the database and oversight's own role.");
const kept = process.argv.slice(2).map((text) => {
  const [, sequence, hash] = /^(\d+):([0-9a-f]{64})$/.exec(text) ?? [];
  if (!sequence || !hash) throw new Error(`${text} is no head: write SEQUENCE:HASH as this command prints it.`);
  return { sequence: BigInt(sequence), hash: Buffer.from(hash, 'hex') };
});
const dataSource = new DataSource({ type: 'postgres', url, installExtensions: false });
await dataSource.initialize();
try {
  const { head, unsealed, broken } = await verifyTrail(dataSource, { size: 5_000, kept });
  const end = `${head.sequence}:${head.hash.toString('hex')}`;
  if (broken) process.stderr.write(`✗ The audit trail is broken: ${broken}. It holds up to ${end}.\n`);
  else process.stdout.write(`✓ The audit trail holds up to ${end}; ${unsealed} entries are not sealed yet.\n`);
  process.exitCode = broken ? 1 : 0;
} finally {
  await dataSource.destroy();
}
