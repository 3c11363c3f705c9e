import type { CaseStatus } from '#domain';
import { placeOf, stepsInOrder } from '../../known-cases/domain/case-place.ts';
import type { CaseKnowledge } from '../../known-cases/domain/known-case.ts';

/** Where a Case stands, as far as its steps are known: what it is counted by. */
export interface Standing {
  readonly status: CaseStatus;
  /** Absent while no bureau has the Case. */
  readonly bureauId?: string;
  /** Absent while nobody named a region. */
  readonly regionCode?: string;
}

/** Undefined while no step is known. */
export function standingOf(known: CaseKnowledge): Standing | undefined {
  const { latest } = known;
  if (!latest) return undefined;
  const { region } = placeOf(known, stepsInOrder(known));
  return { status: latest.status, bureauId: latest.bureau?.id, regionCode: region || undefined };
}
