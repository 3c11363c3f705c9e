import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { CaseEvent } from '#platform';
import { type Exclusion, exclusionText } from './domain/exclusion-text.ts';

export type CaseExcluded = CaseEvent<'xinqiao.case.excluded.v1'>;

/** What the citizen reads beside the timeline; it is no step of his Case. */
export interface ExclusionNotice {
  readonly decidedAt: Date;
  readonly text: string;
}

interface Row {
  readonly decided_at: Date;
  readonly bureau_name: string;
  readonly ground: Exclusion['ground'];
  readonly explanation: string;
}

/** Keeps which Cases were left out of a bureau's rates, so that their citizens are told. */
@Injectable()
export class KeepExclusions {
  constructor(private readonly dataSource: DataSource) {}

  async keep(manager: EntityManager, events: readonly CaseExcluded[]): Promise<void> {
    await manager.query(
      `insert into exclusion_notice (case_id, decided_at, bureau_name, ground, explanation)
       select * from unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::text[], $5::text[])
       on conflict do nothing`,
      [
        events.map(({ payload }) => payload.caseId),
        events.map(({ payload }) => payload.decidedAt),
        events.map(({ payload }) => payload.bureau.name),
        events.map(({ payload }) => payload.ground),
        events.map(({ payload }) => payload.explanation),
      ],
    );
  }

  async noticeOf(caseId: string): Promise<ExclusionNotice | undefined> {
    const [row] = await this.dataSource.query<Row[]>(
      `select decided_at, bureau_name, ground, explanation from exclusion_notice where case_id = $1`,
      [caseId],
    );
    if (!row) return undefined;
    const { bureau_name: bureau, ground, explanation } = row;
    return { decidedAt: row.decided_at, text: exclusionText({ bureau, ground, explanation }) };
  }
}
