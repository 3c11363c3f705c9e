/** `npm run oversight:rebuild`: makes again from the archive what oversight knows and counts, in oversight's own role (DATABASE_URL). */
import { CaseOutbox, Clock } from '#platform';
import { DataSource } from 'typeorm';
import { ClimbUnheard } from '../escalating/climb-unheard.ts';
import { EscalateCases } from '../escalating/escalate-cases.ts';
import { MoveWithCases } from '../escalating/move-with-cases.ts';
import { RaiseEscalations } from '../escalating/raise-escalations.ts';
import { FollowListedCases } from '../supervising/follow-listed-cases.ts';
import { rebuildFromArchive } from './rebuild-from-archive.ts';
import { tellFollowers } from './tell-followers.ts';

const { DATABASE_URL: url } = process.env;
if (!url) throw new Error("DATABASE_URL is not set; it names the database and oversight's own role.");
const dataSource = new DataSource({ type: 'postgres', url, installExtensions: false });
await dataSource.initialize();
try {
  const { events } = await rebuildFromArchive(dataSource);
  const outbox = new CaseOutbox('oversight');
  const raiseEscalations = new RaiseEscalations(outbox);
  const escalateCases = new EscalateCases(raiseEscalations, new MoveWithCases(outbox), new ClimbUnheard(outbox));
  const followers = { listed: new FollowListedCases(outbox), escalateCases, raiseEscalations };
  await tellFollowers(dataSource, followers, new Clock(dataSource));
  process.stdout.write(`What oversight knows and counts was made again from ${events} events of the archive.\n`);
} finally {
  await dataSource.destroy();
}
