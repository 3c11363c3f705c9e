import type { Decided } from '../deciding/decide-in-turns.ts';
import type { Repeat } from './domain/repeat-of.ts';

/** Who writes for the third time has been left waiting twice. */
const urgentFrom = 3;

/** The decision on a message that repeats another: it says so, and a persistent writer makes it urgent. */
export function withRepeat({ event, decision }: Decided, repeat: Repeat | undefined): Decided {
  if (!repeat) return { event, decision };
  const { caseNumber, times } = repeat;
  const isUrgent = times >= urgentFrom;
  const reason = `来信人第${times}次反映同一事项，首次工单为${caseNumber}${isUrgent ? '，按紧急件办理' : ''}。`;
  return {
    event,
    decision: {
      ...decision,
      repeatOf: repeat,
      urgent: decision.urgent || isUrgent,
      reasons: [...decision.reasons, reason],
    },
  };
}
