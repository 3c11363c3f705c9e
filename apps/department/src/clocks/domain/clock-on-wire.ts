import type { CaseEvents } from '#contracts';
import type { CaseClock } from './case-clock.ts';

type WireClock = CaseEvents['xinqiao.clock.step-raised.v1']['clock'];

/** What others are told of a clock: enough to know its deadline, and to reckon it again. */
export function clockOnWire(of: CaseClock): WireClock {
  const { clock, coTask, startedAt, term, policyVersion, extensionDays, pauses, calendarVersion, deadline, stoppedAt } =
    of;
  const reckoning = { startedAt, term, policyVersion, extensionDays, pauses: pauses && [...pauses], calendarVersion };
  return { clock, coTask, ...reckoning, deadline, stoppedAt };
}
