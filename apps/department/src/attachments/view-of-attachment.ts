import type { AttachmentView, CitizensAttachment } from './attachments.dto.ts';
import type { Attachment } from './domain/attachment.ts';

export function viewOfAttachment(attachment: Attachment): AttachmentView {
  return { ...attachment, isCitizens: attachment.staff === undefined };
}

/** Who of the staff it was does not concern the citizen. */
export function citizensViewOf({ id, name, type, bytes, sha256, staff, addedAt }: Attachment): CitizensAttachment {
  return { id, name, type, bytes, sha256, isCitizens: staff === undefined, addedAt };
}
