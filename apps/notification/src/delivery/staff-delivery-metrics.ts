import { Injectable, Module } from '@nestjs/common';
import { Counter, Gauge, Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import type { Outcome } from './domain/outcome.ts';

type Means = 'webhook' | 'mail';

interface Waiting {
  readonly means: Means;
  readonly pending: number;
  readonly oldest_due: number;
}

/** What is sent to those of the staff who follow something and what waits, for Prometheus. */
@Injectable()
export class StaffDeliveryMetrics {
  private readonly outcomes: Counter<'means' | 'outcome'>;
  private readonly suspension: Gauge<'means'>;

  constructor(registry: Registry, dataSource: DataSource) {
    const registers = [registry];
    this.outcomes = new Counter({
      name: 'notification_staff_send_outcomes_total',
      help: 'Tries to tell the staff of something by what came of them',
      labelNames: ['means', 'outcome'],
      registers,
    });
    this.suspension = new Gauge({
      name: 'notification_staff_sending_suspended',
      help: '1 while nothing can be sent by these means',
      labelNames: ['means'],
      registers,
    });
    const oldest = new Gauge({
      name: 'notification_staff_oldest_due_seconds',
      help: 'How long the oldest due message to the staff has been waiting',
      labelNames: ['means'],
      registers,
    });
    new Gauge({
      name: 'notification_staff_pending_deliveries',
      help: 'Messages to the staff that are not sent yet',
      labelNames: ['means'],
      registers,
      async collect() {
        for (const { means, pending, oldest_due } of await readWaiting(dataSource)) {
          this.set({ means }, pending);
          oldest.set({ means }, oldest_due);
        }
      },
    });
  }

  count(means: Means, outcome: Outcome['kind']): void {
    this.outcomes.inc({ means, outcome });
  }

  suspended(means: Means, isSuspended: boolean): void {
    this.suspension.set({ means }, isSuspended ? 1 : 0);
  }
}

/** Reads the index of what is pending, so its cost does not grow with what was sent. */
async function readWaiting(dataSource: DataSource): Promise<Waiting[]> {
  return dataSource.query<Waiting[]>(
    `select asked.means, count(pending.id)::integer as pending,
            coalesce(greatest(extract(epoch from platform.now() - min(due_at)), 0), 0)::float8 as oldest_due
     from unnest(array['webhook', 'mail']) as asked (means)
       left join staff_delivery as pending on pending.means = asked.means and pending.status = 'pending'
     group by asked.means`,
  );
}

/** Its senders count in the same metrics. */
@Module({ providers: [StaffDeliveryMetrics], exports: [StaffDeliveryMetrics] })
export class StaffDeliveryMetricsModule {}
