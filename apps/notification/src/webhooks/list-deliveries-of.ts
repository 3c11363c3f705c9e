import { Cursor, highestId, type PageQuery, type Staff } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isComplainedOf } from '../following/complaints.ts';
import { confirmOwn } from '../following/confirm-own.ts';
import { subscriptionNotFound } from '../following/failures.ts';
import { StaffSubscription } from '../following/staff-subscription.entity.ts';
import type { NoticeDeliveries, NoticeDelivery } from './webhooks.dto.ts';

const place = new Cursor({ queuedAt: 'time', id: 'id' });
const newest = { queuedAt: 'infinity', id: highestId };

/** What one's own subscription was told, what waits, and what could not be sent. */
@Injectable()
export class ListDeliveriesOf {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws Failure not-found */
  async execute(by: Staff, id: string, { limit, after }: PageQuery): Promise<NoticeDeliveries> {
    const { manager } = this.dataSource;
    await confirmOwn(manager, by);
    const isOwn = await manager.existsBy(StaffSubscription, { id, subject: by.subject });
    if (!isOwn) throw subscriptionNotFound();
    const from = after === undefined ? newest : place.parse(after);
    const deliveries = await this.read(id, from, limit + 1);
    const shown = deliveries.slice(0, limit);
    const last = shown.at(-1);
    return {
      deliveries: shown,
      next:
        deliveries.length > limit && last
          ? place.print({ id: last.id, queuedAt: last.queuedAt.toISOString() })
          : undefined,
    };
  }

  private async read(id: string, from: { queuedAt: string; id: string }, limit: number): Promise<NoticeDelivery[]> {
    const rows = await this.dataSource.query<Record<keyof NoticeDelivery, unknown>[]>(
      `select delivery.id, event_type as "eventType", kind, payload ->> 'caseNumber' as "caseNumber", payload ->> 'escalationId' as "escalationId",
              (payload -> 'escalationVersion')::integer as "escalationVersion", status, attempts,
              queued_at as "queuedAt", case when status = 'pending' then due_at end as "nextAttemptAt",
              settled_at as "settledAt", last_problem as "lastProblem"
       from staff_delivery as delivery
         join staff_notice as notice on notice.id = notice_id join staff_subscription as subscription on subscription.id = subscription_id
       where subscription_id = $1 and not ${isComplainedOf} and (queued_at, delivery.id) < ($2::timestamptz, $3::uuid)
       order by queued_at desc, delivery.id desc limit $4`,
      [id, from.queuedAt, from.id, limit],
    );
    return rows.map((row) =>
      Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)),
    ) as unknown as NoticeDelivery[];
  }
}
