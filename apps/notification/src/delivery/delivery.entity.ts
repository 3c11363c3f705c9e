import { Column, Entity, PrimaryColumn } from 'typeorm';

export const deliveryStatuses = ['pending', 'sent', 'failed', 'gave-up'] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];

/** One message to one citizen about one step, as the delivery log shows it. */
@Entity('delivery')
export class Delivery {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text', { name: 'case_number' })
  caseNumber: string;

  @Column('integer', { name: 'case_version' })
  caseVersion: number;

  @Column('text', { name: 'event_type' })
  eventType: string;

  @Column('text')
  status: DeliveryStatus;

  @Column('integer')
  attempts: number;

  @Column('timestamptz', { name: 'due_at' })
  dueAt: Date;

  @Column('text', { name: 'last_problem', nullable: true })
  lastProblem: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'settled_at', nullable: true })
  settledAt: Date | null;
}
