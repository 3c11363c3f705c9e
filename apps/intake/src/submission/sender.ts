import type { Staff } from '#platform';
import type { Sender } from './domain/message.ts';

/** Who hands something in, as far as a token says. A provider that names no program gives at least the account. */
export function senderOf(staff: Staff | undefined, idempotencyKey?: string): Sender {
  if (!staff) return { idempotencyKey };
  const clientId = staff.clientId ?? `subject:${staff.subject}`;
  return { clientId, channels: staff.roles.includes('channel') ? (staff.channels ?? []) : undefined, idempotencyKey };
}
