import type { Bureau } from '#contracts';
import type { Staff } from '#platform';
import type { EntityManager } from 'typeorm';
import { demandBureausInReach } from '../directory/bureaus-for-case.ts';
import type { CaseFacts } from '../known-cases/domain/case-facts.ts';

/** Bureaus that a leader names. @throws Failure as {@link demandBureausInReach} */
export function demandNamedBureaus(
  manager: EntityManager,
  facts: CaseFacts,
  bureauIds: readonly string[],
  by: Staff,
): Promise<Bureau[]> {
  const named = bureauIds.map((id, index) => ({ field: `bureauIds[${index}]`, id }));
  return demandBureausInReach(manager, facts, named, by);
}
