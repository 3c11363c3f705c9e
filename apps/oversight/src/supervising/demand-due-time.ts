import { Failure } from '#domain';

/** Nobody waits longer for something that he asks for, ms. */
const longest = 3 * 366 * 24 * 60 * 60 * 1000;

/** When something is to be there. @throws Failure `invalid-request` for what is past, or years away */
export function demandDueTime(field: string, text: string, now: Date): Date {
  const time = new Date(text);
  if (time > now && time.getTime() - now.getTime() <= longest) return time;
  const message = `${field} must lie in the future, and within three years.`;
  throw new Failure('invalid', 'invalid-request', 'The time cannot be a deadline.', {
    fields: [{ field, rule: 'in-the-future', message }],
  });
}
