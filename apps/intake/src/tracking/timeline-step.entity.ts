import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Fact } from './domain/fact.ts';

/** What one event told of a Case. */
@Entity('timeline_step')
export class TimelineStep {
  @PrimaryColumn('uuid', { name: 'case_id' })
  caseId: string;

  @PrimaryColumn('integer', { name: 'case_version' })
  version: number;

  @Column('timestamptz', { name: 'occurred_at' })
  occurredAt: Date;

  @Column('jsonb')
  fact: Fact;
}
