import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CaseEvent } from '#platform';
import { factOf, type TimelineEventType } from './domain/fact.ts';

/** Keeps what events tell of Cases, each version once, in whatever order they come; reading puts them in order. */
@Injectable()
export class ProjectTimeline {
  async execute(manager: EntityManager, events: readonly CaseEvent<TimelineEventType>[]): Promise<void> {
    await manager.query(
      `insert into timeline_step (case_id, case_version, occurred_at, fact)
       select * from unnest($1::uuid[], $2::integer[], $3::timestamptz[], $4::jsonb[])
       on conflict do nothing`,
      [
        events.map(({ payload }) => payload.caseId),
        events.map(({ payload }) => payload.caseVersion),
        events.map(({ payload }) => payload.occurredAt),
        events.map((event) => JSON.stringify(factOf(event))),
      ],
    );
  }
}
