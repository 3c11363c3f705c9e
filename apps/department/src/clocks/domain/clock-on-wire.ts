import type { CaseEvents } from '#contracts';
import type { CaseClock } from './case-clock.ts';

type WireClock = CaseEvents['xinqiao.clock.step-raised.v1']['clock'];

/** What others are told of a clock: its deadline, and with the office hours of its bureau, which the directory tells, what it takes to reckon it again. */
export function clockOnWire(of: CaseClock): WireClock {
  const { clock, coTask, startedAt, term, policyVersion, extensionDays, pauses, calendarVersion, deadline, stoppedAt } =
    of;
  const reckoning = { startedAt, term, policyVersion, extensionDays, pauses: pauses && [...pauses], calendarVersion };
  return { clock, coTask, ...reckoning, deadline, stoppedAt };
}
