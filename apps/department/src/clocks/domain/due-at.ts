import { type CaseClock, isRunning } from './case-clock.ts';

/** A case of which nothing falls due comes after all others. */
export const never = 'infinity';

/** The earliest deadline of the clocks that run: by when the next thing is to be done. */
export function dueAt(clocks: readonly CaseClock[]): string {
  return clocks.filter(isRunning).reduce((first, { deadline }) => (first < deadline ? first : deadline), never);
}
