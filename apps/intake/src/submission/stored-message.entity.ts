import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Channel, Kind } from '#domain';
import type { Location } from './domain/message.ts';

/** A Message as it is kept: as it came, but for the contact, which is sealed. */
@Entity('message')
export class StoredMessage {
  @PrimaryColumn('uuid', { name: 'case_id' })
  caseId: string;

  @Column('text', { name: 'case_number' })
  caseNumber: string;

  @Column('text')
  channel: Channel;

  @Column('text', { name: 'source_id', nullable: true })
  sourceId: string | null;

  /** The program that handed it in; null for anybody. */
  @Column('text', { name: 'client_id', nullable: true })
  clientId: string | null;

  @Column('text', { nullable: true })
  kind: Kind | null;

  @Column('text')
  subject: string;

  @Column('text')
  body: string;

  @Column('text', { name: 'region_hint', nullable: true })
  regionHint: string | null;

  /** WGS-84. */
  @Column('double precision', { nullable: true })
  latitude: number | null;

  @Column('double precision', { nullable: true })
  longitude: number | null;

  @Column('text', { name: 'contact_key_id', nullable: true })
  contactKeyId: string | null;

  @Column('text', { name: 'contact_sealed', nullable: true })
  contactSealed: string | null;

  @Column('timestamptz', { name: 'sent_at', nullable: true })
  sentAt: Date | null;

  @Column('timestamptz', { name: 'submitted_at' })
  submittedAt: Date;
}

export function locationOf({ latitude, longitude }: StoredMessage): Location | undefined {
  return latitude === null || longitude === null ? undefined : { latitude, longitude };
}
