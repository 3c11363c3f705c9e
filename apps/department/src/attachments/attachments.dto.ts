import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { type Audience, audiences } from './domain/attachment.ts';

export class AttachQuery {
  /** For the staff alone, or for the citizen as well. */
  @IsIn(audiences)
  @ApiProperty({ enum: audiences, required: false })
  audience: Audience = 'staff';
}

/** Something that lies with a case, as its citizen sees it. */
export class CitizensAttachment {
  id: string;

  /** As it is handed out: cleaned, with the ending of its type. */
  name: string;

  /** Media type, as its bytes confirmed it. */
  type: string;

  @ApiProperty({ type: 'integer' })
  bytes: number;

  /** Of its bytes; hexadecimal. */
  sha256: string;

  /** Whether the citizen attached it. */
  isCitizens: boolean;

  addedAt: Date;
}

/** As the staff see it; of one that was withdrawn this is all that is left. */
export class AttachmentView extends CitizensAttachment {
  @ApiProperty({ enum: audiences })
  audience: Audience;

  /** Opaque id of who of the staff attached it. */
  staff?: string;

  withdrawnAt?: Date;

  /** Opaque id of who of the staff took it back; absent where the citizen did. */
  withdrawnBy?: string;
}

/** Oldest first; withdrawn ones keep their place. */
export class Attachments {
  attachments: AttachmentView[];
}

/** Oldest first. */
export class CitizensAttachments {
  attachments: CitizensAttachment[];
}

/** For the API document: why nothing more is attached to a case. */
export const fullOrEnded =
  'The case has as much as it may have (`too-many-attachments`), or is at its end (`case-not-open`)';

/** For the API document: why nothing is attached now. */
export const tooManyUploads =
  'So many files were sent in this hour (`too-many-uploads`); Retry-After says when the next one begins';
