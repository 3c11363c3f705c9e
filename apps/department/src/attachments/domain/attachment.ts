import type { StaffMember } from '../../handling/domain/who-may.ts';

/** For whom something is attached: for the staff alone, or for the citizen as well. */
export const audiences = ['staff', 'citizen'] as const;
export type Audience = (typeof audiences)[number];

/** Something that lies with a case. Withdrawn, only this is left of it. */
export interface Attachment {
  readonly id: string;
  /** Opaque id of who of the staff attached it; undefined for the citizen. */
  readonly staff?: string;
  readonly audience: Audience;
  /** As it is handed out. */
  readonly name: string;
  /** Media type, as its bytes confirmed it. */
  readonly type: string;
  readonly bytes: number;
  /** Of its bytes; hexadecimal. */
  readonly sha256: string;
  readonly addedAt: Date;
  readonly withdrawnAt?: Date;
  /** Opaque id of who of the staff took it back; undefined for the citizen. */
  readonly withdrawnBy?: string;
}

/** Who attaches or takes back something. */
export type Sender = StaffMember | 'citizen';

export function subjectOf(sender: Sender): string | undefined {
  return sender === 'citizen' ? undefined : sender.subject;
}
