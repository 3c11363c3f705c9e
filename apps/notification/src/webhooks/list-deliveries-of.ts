import { Cursor, type PageQuery, type Staff } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { subscriptionNotFound } from '../following/failures.ts';
import { StaffSubscription } from '../following/staff-subscription.entity.ts';
import type { EscalationDeliveries, EscalationDelivery } from './webhooks.dto.ts';

const place = new Cursor({ queuedAt: 'time', id: 'id' });
const newest = { queuedAt: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };

/** What one's own subscription was told, what waits, and what could not be sent. */
@Injectable()
export class ListDeliveriesOf {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws Failure not-found */
  async execute({ subject }: Staff, id: string, { limit, after }: PageQuery): Promise<EscalationDeliveries> {
    const isOwn = await this.dataSource.manager.existsBy(StaffSubscription, { id, subject });
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

  private async read(id: string, from: { queuedAt: string; id: string }, limit: number): Promise<EscalationDelivery[]> {
    const rows = await this.dataSource.query<Record<keyof EscalationDelivery, unknown>[]>(
      `select id, escalation_id as "escalationId", escalation_version as "escalationVersion", event_type as "eventType", status, attempts,
              queued_at as "queuedAt", case when status = 'pending' then due_at end as "nextAttemptAt",
              settled_at as "settledAt", last_problem as "lastProblem"
       from staff_delivery join escalation_step using (escalation_id, escalation_version)
       where subscription_id = $1 and (queued_at, id) < ($2::timestamptz, $3::uuid)
       order by queued_at desc, id desc limit $4`,
      [id, from.queuedAt, from.id, limit],
    );
    return rows.map((row) =>
      Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)),
    ) as unknown as EscalationDelivery[];
  }
}
