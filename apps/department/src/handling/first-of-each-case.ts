import type { CaseEventType } from '#contracts';
import type { CaseEvent } from '#platform';

/** The first event of each case, by case id; what the same source says of the same case again changes nothing. */
export function firstOfEachCase<T extends CaseEventType>(events: readonly CaseEvent<T>[]): Map<string, CaseEvent<T>> {
  const first = new Map<string, CaseEvent<T>>();
  for (const event of events) {
    const { caseId } = event.payload;
    if (!first.has(caseId)) first.set(caseId, event);
  }
  return first;
}
