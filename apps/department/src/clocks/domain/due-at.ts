import { type CaseClock, isRunning } from './case-clock.ts';

/** A case of which nothing falls due comes after all others. */
export const never = 'infinity';

/** The earliest deadline of the clocks that run for who has the case: by when its next thing is to be done. Those of tasks run for the bureaus that help. */
export function dueAt(clocks: readonly CaseClock[]): string {
  const own = clocks.filter((clock) => isRunning(clock) && clock.clock !== 'co-task');
  return own.reduce((first, { deadline }) => (first < deadline ? first : deadline), never);
}
