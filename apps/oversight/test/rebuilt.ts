import { Clock } from '#platform';
import { EscalateCases } from '../src/escalating/escalate-cases.ts';
import { RaiseEscalations } from '../src/escalating/raise-escalations.ts';
import { rebuildFromArchive } from '../src/following/rebuild-from-archive.ts';
import { tellFollowers } from '../src/following/tell-followers.ts';
import { FollowListedCases } from '../src/supervising/follow-listed-cases.ts';
import type { OversightOverHttp } from './oversight-over-http.ts';

/** Does what `npm run oversight:rebuild` does. @param pageSize events that are read from the archive at once */
export async function rebuilt({ app, dataSource }: OversightOverHttp, pageSize: number): Promise<void> {
  await rebuildFromArchive(dataSource, pageSize);
  const followers = {
    listed: app.get(FollowListedCases, { strict: false }),
    escalateCases: app.get(EscalateCases, { strict: false }),
    raiseEscalations: app.get(RaiseEscalations, { strict: false }),
  };
  await tellFollowers(dataSource, followers, app.get(Clock));
}
