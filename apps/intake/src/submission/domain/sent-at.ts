import type { FieldFault } from '#domain';

/** How far the clock of a sender may be ahead of ours. */
const minutesAhead = 5;
const oldest = new Date('2000-01-01T00:00:00Z');

/** What is wrong with the time at which a message is said to have been written, held against the database's clock. */
export function sentAtFault(sentAt: Date | undefined, now: Date): FieldFault | undefined {
  if (!sentAt) return undefined;
  if (sentAt < oldest) return fault('not-before-2000', 'sentAt must not be before the year 2000.');
  if (sentAt.getTime() <= now.getTime() + minutesAhead * 60_000) return undefined;
  return fault(
    'not-in-future',
    `sentAt must not be more than ${minutesAhead} minutes in the future; is a clock wrong?`,
  );
}

function fault(rule: string, message: string): FieldFault {
  return { field: 'sentAt', rule, message };
}
