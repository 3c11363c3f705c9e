import type { EscalationStep } from '#contracts';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { Audience } from './domain/audience.ts';
import type { NoticeKind } from './domain/notice.ts';

export const meansOfTelling = ['stream', 'webhook', 'mail'] as const;
export type Means = (typeof meansOfTelling)[number];

export const paces = ['immediate', 'digest'] as const;

/** Why a webhook is called no more: it failed for days, or it answered that it is gone. */
export const disablings = ['failing', 'gone'] as const;

/** What somebody of the staff follows, and by which means. What is null lets everything pass. */
@Entity('staff_subscription')
export class StaffSubscription {
  @PrimaryColumn('uuid')
  id: string;

  @VersionColumn()
  version: number;

  /** Opaque id of whose it is. */
  @Column('text')
  subject: string;

  /** As whom he follows, and so what. */
  @Column('text')
  audience: Audience;

  @Column('text', { array: true, nullable: true })
  functions: string[] | null;

  @Column('text', { array: true, nullable: true })
  levels: EscalationStep['level'][] | null;

  @Column('text', { array: true, nullable: true })
  kinds: NoticeKind[] | null;

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

  /** From then on it covers nothing, until its owner comes with a token that still reaches it. */
  @Column('timestamptz', { name: 'confirmed_until' })
  confirmedUntil: Date;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}
