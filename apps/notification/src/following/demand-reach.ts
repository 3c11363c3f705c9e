import { bureausOf } from '#domain';
import type { Staff } from '#platform';
import { type Audience, audienceWithin, type Followed, isReached } from './domain/audience.ts';
import { faultsOfFollowed } from './domain/faults-of-wishes.ts';
import { beyondReach, brokenRules } from './failures.ts';
import type { NoticeFilter } from './following.dto.ts';
import { reachOf } from './reach-of.ts';

/**
 * As whom somebody follows there. Who names a Bureau that was merged into his follows his.
 * @throws Failure invalid where the filter names no place, or two; forbidden for a Region that he does not answer for, or a Bureau that is not his
 */
export function demandReach(by: Staff, filter: NoticeFilter): Audience {
  const faults = faultsOfFollowed(filter);
  if (faults.length > 0) throw brokenRules(faults);
  const { regionCode, bureauId: named } = filter;
  const bureauId = named !== undefined && bureausOf(by).includes(named) ? by.bureauId : named;
  const audience = audienceWithin(reachOf(by), { regionCode, bureauId } as Followed);
  if (audience === undefined) throw beyondReach();
  return audience;
}

/** @throws Failure forbidden for a subscription that its owner may have no longer: he was moved to another Region, Bureau or role */
export function demandStillReached(by: Staff, audience: Audience): void {
  if (!isReached(reachOf(by), audience)) throw beyondReach();
}
