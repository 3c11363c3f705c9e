import type { Staff } from '#platform';
import type { EntityManager } from 'typeorm';
import { reachOf } from './reach-of.ts';
import { listenerIn, withinReach } from './within-reach.ts';

/** Days for which a subscription lasts after its owner was seen with a token that reaches it: notification knows no list of the staff. */
export const confirmedDays = 30;

/**
 * Who comes to his subscriptions shows by his token what he may still follow: each of those goes on for another {@link confirmedDays} days.
 * The others are left to end by themselves. A day more or less is not written down.
 */
export async function confirmOwn(manager: EntityManager, by: Staff): Promise<void> {
  await manager.query(
    `update staff_subscription as subscription set confirmed_until = platform.now() + interval '${confirmedDays} days'
     from ${listenerIn('$2')}
     where subscription.subject = $1 and ${withinReach}
       and confirmed_until < platform.now() + interval '${confirmedDays - 1} days'`,
    [by.subject, JSON.stringify(reachOf(by))],
  );
}
