import type { EscalationCause, EscalationStep } from '#contracts';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

export const meansOfTelling = ['stream', 'webhook', 'mail'] as const;
export type Means = (typeof meansOfTelling)[number];

export const paces = ['immediate', 'digest'] as const;

/** Why a webhook is called no more: it failed for days, or it answered that it is gone. */
export const disablings = ['failing', 'gone'] as const;

/** Which escalations somebody of the staff follows, and by which means. What is null lets everything pass. */
@Entity('staff_subscription')
export class StaffSubscription {
  @PrimaryColumn('uuid')
  id: string;

  @VersionColumn()
  version: number;

  /** Opaque id of whose it is. */
  @Column('text')
  subject: string;

  /** All within it is followed. */
  @Column('text', { name: 'region_code' })
  regionCode: string;

  @Column('text', { array: true, nullable: true })
  functions: string[] | null;

  @Column('text', { array: true, nullable: true })
  levels: EscalationStep['level'][] | null;

  @Column('text', { array: true, nullable: true })
  kinds: EscalationCause['kind'][] | null;

  @Column('boolean', { name: 'is_urgent_only' })
  isUrgentOnly: boolean;

  @Column('text')
  means: Means;

  @Column('boolean', { name: 'is_active' })
  isActive: boolean;

  @Column('text', { name: 'disabled_because', nullable: true })
  disabledBecause: (typeof disablings)[number] | null;

  @Column('timestamptz', { name: 'disabled_at', nullable: true })
  disabledAt: Date | null;

  /** This and what follows: of mail alone. */
  @Column('text', { nullable: true })
  pace: (typeof paces)[number] | null;

  /** Hours of Asia/Shanghai at which a digest goes out. */
  @Column('smallint', { name: 'digest_hours', array: true, nullable: true })
  digestHours: number[] | null;

  /** From this hour on, and until the other one, mail waits. */
  @Column('smallint', { name: 'quiet_from', nullable: true })
  quietFrom: number | null;

  @Column('smallint', { name: 'quiet_until', nullable: true })
  quietUntil: number | null;

  @Column('boolean', { name: 'urgent_breaks_quiet', nullable: true })
  urgentBreaksQuiet: boolean | null;

  @Column('text', { name: 'contact_key_id', nullable: true })
  contactKeyId: string | null;

  @Column('text', { name: 'sealed_contact', nullable: true })
  sealedContact: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}
