/** `npm run oversight:learn`: learns from the archive what is watched, in oversight's own role (DATABASE_URL). */
import { CaseOutbox, Clock } from '#platform';
import { DataSource } from 'typeorm';
import { FollowListedCases } from '../supervising/follow-listed-cases.ts';
import { FollowWatched } from './follow-watched.ts';
import { learnFromArchive } from './learn-from-archive.ts';

const { DATABASE_URL: url } = process.env;
if (!url) throw new Error("DATABASE_URL is not set; it names the database and oversight's own role.");
const dataSource = new DataSource({ type: 'postgres', url, installExtensions: false });
await dataSource.initialize();
try {
  const followWatched = new FollowWatched(new FollowListedCases(new CaseOutbox('oversight')));
  const read = await learnFromArchive(dataSource, followWatched, new Clock(dataSource));
  process.stdout.write(`What is watched was learnt from ${read} events of the archive.\n`);
} finally {
  await dataSource.destroy();
}
