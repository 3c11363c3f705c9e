import type { CaseEvents } from '#contracts';
import type { CaseClock } from './case-clock.ts';

type WireClock = CaseEvents['xinqiao.clock.step-raised.v1']['clock'];

/** What others are told of a clock: enough to know its deadline, and to reckon it again. */
export function clockOnWire(of: CaseClock): WireClock {
  const { clock, startedAt, term, policyVersion, calendarVersion, deadline, stoppedAt } = of;
  return { clock, startedAt, term, policyVersion, calendarVersion, deadline, stoppedAt };
}
