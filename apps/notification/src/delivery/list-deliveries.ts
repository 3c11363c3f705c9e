import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { DeliveryLogEntry } from './delivery-log.dto.ts';
import { Delivery } from './delivery.entity.ts';

/** What was sent about a Case, what waits, and what could not be sent. */
@Injectable()
export class ListDeliveries {
  constructor(private readonly dataSource: DataSource) {}

  async execute(caseNumber: string): Promise<DeliveryLogEntry[]> {
    const deliveries = await this.dataSource.getRepository(Delivery).find({
      where: { caseNumber },
      order: { caseVersion: 'ASC' },
    });
    return deliveries.map(({ dueAt, settledAt, lastProblem, caseNumber: _, ...shown }) => ({
      ...shown,
      nextAttemptAt: shown.status === 'pending' ? dueAt : undefined,
      settledAt: settledAt ?? undefined,
      lastProblem: lastProblem ?? undefined,
    }));
  }
}
