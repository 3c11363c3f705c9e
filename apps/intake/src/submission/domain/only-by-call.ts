import type { Channel, Contact } from '#domain';

/** Whether only a telephone call reaches who wrote: by the number that he left, or the one that he rang the hotline from. */
export function isOnlyByCall(channel: Channel, { phone, email }: Contact = {}): boolean {
  return email === undefined && (phone !== undefined || channel === 'hotline');
}
