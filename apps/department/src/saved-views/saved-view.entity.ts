import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { QueueFilter } from '../queue/queue.dto.ts';

@Entity('saved_view')
export class SavedViewEntity {
  @PrimaryColumn('uuid')
  id: string;

  @VersionColumn()
  version: number;

  @Column('text', { name: 'bureau_id' })
  bureauId: string;

  /** Opaque id of who made it. */
  @Column('text')
  subject: string;

  @Column('text')
  name: string;

  @Column('boolean', { name: 'is_shared' })
  isShared: boolean;

  @Column('jsonb')
  filter: QueueFilter;
}
