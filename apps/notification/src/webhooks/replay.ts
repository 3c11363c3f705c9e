import { Failure } from '#domain';
import { recordInAudit, type Staff } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { askedToSend } from '../delivery/due-signal.ts';
import { holdBackStriking, isComplainedOf } from '../following/complaints.ts';
import { coversAgain } from '../following/covers-notice.ts';
import { demandStillReached } from '../following/demand-reach.ts';
import { lockOwn } from '../following/lock-own.ts';
import { reachOf } from '../following/reach-of.ts';
import { listenerIn } from '../following/within-reach.ts';
import type { Replayed } from './webhooks.dto.ts';
import { demandWebhook } from './demand-webhook.ts';

/** Calls that are queued by one request. */
const mostAtOnce = 10_000;
/**
 * Notices that one request looks at, of which the subscription may cover few. While it does no complaint can strike anything, and whoever wants to queue
 * deliveries waits behind that.
 */
export const mostLookedAt = 50_000;

/** SQL: to the millisecond, as pages of deliveries have it. */
const present = `date_trunc('milliseconds', platform.now())`;

/** SQL: a call that was settled is due again, under its id; one that is on its way is left alone. */
const anew = `status = 'pending', attempts = 0, due_at = ${present}, queued_at = ${present}, first_failed_at = null, settled_at = null, last_problem = null`;

/** Calls a webhook again with what it was told before, or missed. */
@Injectable()
export class Replay {
  constructor(private readonly dataSource: DataSource) {}

  /** One call. @throws Failure not-found; conflict for a webhook that is disabled */
  async one(by: Staff, subscriptionId: string, deliveryId: string): Promise<Replayed> {
    return this.dataSource.transaction(async (manager) => {
      await this.demand(manager, by, subscriptionId);
      const found = await manager.query<{ status: string }[]>(
        `select status from staff_delivery as delivery
           join staff_notice as notice on notice.id = notice_id join staff_subscription as subscription on subscription.id = subscription_id
         where delivery.id = $1 and subscription_id = $2 and not ${isComplainedOf} for update of delivery`,
        [deliveryId, subscriptionId],
      );
      if (found.length === 0)
        throw new Failure('not-found', 'delivery-not-found', 'The subscription has no such delivery.');
      if (found[0]?.status === 'pending') return { replayed: 0 };
      await manager.query(`update staff_delivery set ${anew} where id = $1`, [deliveryId]);
      await manager.query(askedToSend);
      return { replayed: 1 };
    });
  }

  /** Everything since a time, oldest first, but for what is just being let go of. @throws Failure conflict for a webhook that is disabled */
  async since(by: Staff, subscriptionId: string, since: string): Promise<Replayed> {
    return this.dataSource.transaction(async (manager) => {
      await this.demand(manager, by, subscriptionId);
      const [answer] = await manager.query<
        [{ replayed: number; seen: number; last: Date | null; lookedUpTo: Date | null }]
      >(
        `with looked as (
           select (select heard_at from staff_notice where heard_at >= $2 order by heard_at offset ${mostLookedAt - 1} limit 1) as up_to),
         notice as (
           select notice.*, subscription.subject
           from ${listenerIn('$3')} cross join staff_subscription as subscription join staff_notice as notice on ${coversAgain}
           where subscription.id = $1 and notice.heard_at >= $2 and notice.heard_at <= (select coalesce(up_to, 'infinity') from looked)
           order by notice.heard_at, notice.id limit ${mostAtOnce} for key share of notice skip locked),
         queued as (
           insert into staff_delivery (id, subscription_id, means, subject, is_digest, notice_id, due_at, queued_at)
           select gen_random_uuid(), $1, 'webhook', subject, false, id, ${present}, ${present} from notice
           on conflict (notice_id, subscription_id) do update set ${anew}
           where staff_delivery.status <> 'pending'
           returning 1)
         select (select count(*)::integer from queued) as replayed, (select count(*)::integer from notice) as seen,
                (select max(heard_at) from notice) as last, (select up_to from looked) as "lookedUpTo"`,
        [subscriptionId, since, JSON.stringify(reachOf(by))],
      );
      await manager.query(askedToSend);
      const { replayed, seen, last, lookedUpTo } = answer;
      return { replayed, next: (seen < mostAtOnce ? lookedUpTo : last) ?? undefined };
    });
  }

  private async demand(manager: EntityManager, by: Staff, id: string): Promise<void> {
    const kept = demandWebhook(await lockOwn(manager, by, id));
    demandStillReached(by, kept.audience);
    if (!kept.isActive) throw new Failure('conflict', 'webhook-disabled', 'The webhook is disabled: enable it first.');
    await holdBackStriking(manager);
    await recordInAudit(manager, [{ staff: by.subject, action: 'replay-notices', about: `subscription:${id}` }]);
  }
}
