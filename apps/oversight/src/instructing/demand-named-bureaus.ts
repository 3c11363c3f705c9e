import type { Bureau } from '#contracts';
import type { EntityManager } from 'typeorm';
import { demandBureausFor } from '../directory/bureaus-for-case.ts';
import type { CaseFacts } from '../known-cases/domain/case-facts.ts';

/** Bureaus that a leader names. @throws Failure as {@link demandBureausFor} */
export function demandNamedBureaus(
  manager: EntityManager,
  facts: CaseFacts,
  bureauIds: readonly string[],
): Promise<Bureau[]> {
  const named = bureauIds.map((id, index) => ({ field: `bureauIds[${index}]`, id }));
  return demandBureausFor(manager, facts, named);
}
