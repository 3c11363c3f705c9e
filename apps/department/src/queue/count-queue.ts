import { Clock } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { onQueueOf } from './list-queue.ts';
import type { QueueCounts } from './queue.dto.ts';
import { conditionOf, queueViews, type Viewer } from './views.ts';
import { boundIn, type Statement } from './walk.ts';

/** Read from the index `bureau_deadline` alone, once for all views. */
export function countStatement(viewer: Viewer, now: Date): Statement {
  return boundIn((bound) => {
    const counts = queueViews.map(
      (view) => `count(*) filter (where ${bound(conditionOf(view, viewer, now))})::integer as "${view}"`,
    );
    return `select ${counts.join(', ')} from "case" where ${onQueueOf(viewer).map(bound).join(' and ')}`;
  });
}

/** How many cases each view of a bureau's queue holds, all at one moment and none estimated. */
@Injectable()
export class CountQueue {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async count(viewer: Viewer): Promise<QueueCounts> {
    const { text, parameters } = countStatement(viewer, await this.clock.now());
    const [counts] = await this.dataSource.query<[QueueCounts]>(text, [...parameters]);
    return counts;
  }
}
