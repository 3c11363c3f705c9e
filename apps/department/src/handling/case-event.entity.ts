import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One thing that happened to a case; all of them in the order of their versions are its story. */
@Entity('case_event')
export class CaseEventEntity {
  @PrimaryColumn('uuid', { name: 'case_id' })
  caseId: string;

  @PrimaryColumn('integer')
  version: number;

  /** Type of the event that announced it: `xinqiao.case.accepted.v1`. */
  @Column('text')
  type: string;

  @Column('timestamptz', { name: 'occurred_at' })
  occurredAt: Date;

  /** Opaque subject of the person of the staff who did it; null where a citizen or the router did. */
  @Column('text', { nullable: true })
  staff: string | null;

  /** What the event says beside case, version, time and clocks. */
  @Column('json')
  details: Record<string, unknown>;
}
