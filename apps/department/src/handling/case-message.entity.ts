import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the citizen wrote. The contact stays sealed at rest. */
@Entity('case_message')
export class CaseMessageEntity {
  @PrimaryColumn('uuid', { name: 'case_id' })
  caseId: string;

  @Column('text')
  body: string;

  @Column('text', { name: 'contact_key_id', nullable: true })
  contactKeyId: string | null;

  @Column('text', { name: 'contact_sealed', nullable: true })
  contactSealed: string | null;
}
