import type { EntityManager } from 'typeorm';
import { isAbout } from './domain/complaint.ts';
import { findKnownCases } from './known-case-table.ts';

/** What somebody may see of these who works at these bureaus: all but what is of a Case that is a complaint about one of them. */
export async function notAbout<T>(
  manager: EntityManager,
  bureauIds: readonly string[],
  found: readonly T[],
  caseIdOf: (one: T) => string,
): Promise<T[]> {
  if (found.length === 0 || bureauIds.length === 0) return [...found];
  const cases = await findKnownCases(manager, found.map(caseIdOf));
  return found.filter((one) => {
    const facts = cases.get(caseIdOf(one));
    return !facts || !isAbout(facts, bureauIds);
  });
}
