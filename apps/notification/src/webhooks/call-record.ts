import type { DataSource } from 'typeorm';
import type { Settlement } from '../delivery/domain/settle.ts';
import { GatheredWrites } from '../delivery/gathered-writes.ts';
import { mailOwner } from '../following/mail-owner.ts';
import type { ClaimedCall } from './claim-calls.ts';

/** Writes down what became of calls; of those that were taken together in one statement. */
export class CallRecord {
  private readonly taken: GatheredWrites<ClaimedCall>;

  constructor(private readonly dataSource: DataSource) {
    this.taken = new GatheredWrites((calls) => tookThem(dataSource, calls));
  }

  /** Resolves when it is committed. All else that waits for a receiver that did not take a call waits as long. */
  async add(call: ClaimedCall, settlement: Settlement): Promise<void> {
    switch (settlement.status) {
      case 'sent':
        return this.taken.add(call);
      case 'pending':
        return putOff(this.dataSource, call, settlement);
      case 'failed':
        return disable(this.dataSource, call, { ...settlement, status: 'failed', because: 'gone' });
      case 'gave-up':
        return disable(this.dataSource, call, { ...settlement, status: 'gave-up', because: 'failing' });
      default:
        return settlement satisfies never;
    }
  }
}

async function tookThem(dataSource: DataSource, calls: readonly ClaimedCall[]): Promise<void> {
  await dataSource.query(
    `with taken as (
       update staff_delivery set status = 'sent', settled_at = platform.now()
       where id = any ($1::uuid[]) and status = 'pending')
     update webhook set last_success_at = platform.now() where subscription_id = any ($2::uuid[])`,
    [calls.map(({ id }) => id), calls.map(({ subscriptionId }) => subscriptionId)],
  );
}

type PutOff = Extract<Settlement, { status: 'pending' }>;

async function putOff(dataSource: DataSource, call: ClaimedCall, { waitMs, problem }: PutOff): Promise<void> {
  await dataSource.query(
    `with put_off as (
       update staff_delivery
       set due_at = case when id = $1 then platform.now() + $3 * interval '1 millisecond'
                         else greatest(due_at, platform.now() + $3 * interval '1 millisecond') end,
           last_problem = case when id = $1 then $4 else last_problem end,
           first_failed_at = case when id = $1 then coalesce(first_failed_at, platform.now()) else first_failed_at end
       where subscription_id = $2 and status = 'pending')
     update webhook set last_failure_at = platform.now() where subscription_id = $2`,
    [call.id, call.subscriptionId, waitMs, problem],
  );
}

interface Ended {
  readonly status: 'failed' | 'gave-up';
  readonly problem: string;
  readonly because: 'gone' | 'failing';
}

/**
 * A receiver that is gone, or took nothing for as long as one call was tried, is called no more: what waits for it is given up with the call, and can be
 * asked for again once its owner has enabled it. The owner is told, in the same transaction. One that took something meanwhile goes on without this call.
 */
async function disable(dataSource: DataSource, call: ClaimedCall, { status, problem, because }: Ended): Promise<void> {
  await dataSource.transaction(async (manager) => {
    const [disabled] = await manager.query<{ subject: string; at: Date }[]>(
      `with ended as (
       update staff_delivery set status = $3, last_problem = $4, settled_at = platform.now()
       where id = $1 and status = 'pending' returning first_failed_at),
     disabled as (
       update staff_subscription as subscription
       set is_active = false, disabled_because = $5, disabled_at = platform.now(), version = version + 1
       from ended, webhook
       where subscription.id = $2 and webhook.subscription_id = $2 and subscription.is_active
         and ($5 = 'gone' or coalesce(webhook.last_success_at, '-infinity') < ended.first_failed_at)
       returning subscription.id, subject, disabled_at as at),
     given_up as (
       update staff_delivery set status = 'gave-up', last_problem = $4, settled_at = platform.now()
       from disabled where subscription_id = disabled.id and status = 'pending' and staff_delivery.id <> $1)
     select subject, at from disabled`,
      [call.id, call.subscriptionId, status, problem, because],
    );
    if (!disabled) return;
    const payload = { subscriptionId: call.subscriptionId, because, occurredAt: disabled.at.toISOString() };
    await mailOwner(manager, disabled.subject, { type: 'webhook-disabled', payload });
  });
}
