import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import type { Outcome } from './domain/outcome.ts';

interface Backlog {
  readonly pending: number;
  readonly failed: number;
  readonly gave_up: number;
  readonly oldest_due: number;
}

/** What is sent and what is not, for Prometheus. Sent ones are counted as they go; the rest is read from the table. */
@Injectable()
export class DeliveryMetrics {
  private readonly outcomes: Counter<'outcome'>;
  private readonly suspension: Gauge;

  constructor(registry: Registry, dataSource: DataSource) {
    const registers = [registry];
    this.outcomes = new Counter({
      name: 'notification_send_outcomes_total',
      help: 'Tries to send a message by what came of them',
      labelNames: ['outcome'],
      registers,
    });
    this.suspension = new Gauge({
      name: 'notification_sending_suspended',
      help: '1 while nothing can be sent, whatever the message',
      registers,
    });
    const oldest = new Gauge({
      name: 'notification_oldest_due_seconds',
      help: 'How long the oldest due message has been waiting',
      registers,
    });
    new Gauge({
      name: 'notification_deliveries',
      help: 'Messages that are not sent, by status',
      labelNames: ['status'],
      registers,
      async collect() {
        const backlog = await readBacklog(dataSource);
        this.set({ status: 'pending' }, backlog.pending);
        this.set({ status: 'failed' }, backlog.failed);
        this.set({ status: 'gave-up' }, backlog.gave_up);
        oldest.set(backlog.oldest_due);
      },
    });
  }

  count(outcome: Outcome['kind']): void {
    this.outcomes.inc({ outcome });
  }

  suspended(isSuspended: boolean): void {
    this.suspension.set(isSuspended ? 1 : 0);
  }
}

/** Reads the index of what is not sent, so its cost does not grow with what was. */
async function readBacklog(dataSource: DataSource): Promise<Backlog> {
  const [backlog] = await dataSource.query<[Backlog]>(
    `SELECT count(*) FILTER (WHERE status = 'pending')::integer AS pending,
            count(*) FILTER (WHERE status = 'failed')::integer AS failed,
            count(*) FILTER (WHERE status = 'gave-up')::integer AS gave_up,
            coalesce(greatest(extract(epoch FROM platform.now() - min(due_at) FILTER (WHERE status = 'pending')), 0),
                     0)::float8 AS oldest_due
     FROM delivery WHERE status IS DISTINCT FROM 'sent'`,
  );
  return backlog;
}
