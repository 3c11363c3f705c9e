import type { Kind } from '#domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How people decided: on the triage desk, in an arbitration, or by sending a case back. */
export type PrecedentSource = 'assigned' | 'arbitrated' | 'returned';

/** What people decided on one case in the router's place. */
@Entity('precedent')
export class PrecedentEntity {
  @PrimaryColumn('uuid', { name: 'case_id' })
  caseId: string;

  /** Version of the case with that decision. */
  @PrimaryColumn('integer', { name: 'case_version' })
  caseVersion: number;

  @Column({ type: 'bigint', insert: false, update: false })
  sequence: string;

  @Column('text')
  source: PrecedentSource;

  /** Whose the case is; of a return, whose it is not. */
  @Column('text', { name: 'bureau_id' })
  bureauId: string;

  /** Whose the router, or the bureau that returned it, had said it was. */
  @Column('text', { name: 'proposed_id', nullable: true })
  proposedId: string | null;

  /** What the case is about; of a return, what the router had sent it there for. */
  @Column('text', { nullable: true })
  function: string | null;

  @Column('text', { name: 'matter_code', nullable: true })
  matterCode: string | null;

  @Column('text', { name: 'region_code', nullable: true })
  regionCode: string | null;

  /** 诉求类型 as a person said it in the router's place; null where nobody did. */
  @Column('text', { nullable: true })
  kind: Kind | null;

  /** As {@link kind}. */
  @Column('boolean', { nullable: true })
  urgent: boolean | null;

  /** Which router had decided, with its version. */
  @Column('text', { nullable: true })
  router: string | null;

  /** Since when a ruling binds no more. */
  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt: Date | null;

  @Column('timestamptz', { name: 'decided_at' })
  decidedAt: Date;
}
