import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RoutingDecision } from './domain/routing-decision.ts';

/** 派单 as the router made it. Nothing of what the citizen wrote is in it. */
@Entity('decision')
export class DecisionEntity {
  @PrimaryColumn('uuid', { name: 'case_id' })
  caseId: string;

  @PrimaryColumn('timestamptz', { name: 'decided_at' })
  decidedAt: Date;

  @Column('text', { name: 'case_number' })
  caseNumber: string;

  /** Which router decided, with its version. */
  @Column('text')
  router: string;

  /** Which catalogue it decided with; null in decisions older than that. */
  @Column('integer', { name: 'catalogue_version', nullable: true })
  catalogueVersion: number | null;

  @Column('boolean')
  sure: boolean;

  @Column('json')
  decision: RoutingDecision;
}
