import type { Bureau } from '#contracts';
import type { EntityManager } from 'typeorm';
import { demandBureaus } from '../directory/named-bureaus.ts';
import type { CaseFacts } from '../known-cases/domain/case-facts.ts';
import { complainedOf } from '../supervising/failures.ts';

/**
 * Bureaus that a leader names, as the directory has them. A complaint is told to none that it is about.
 * @throws Failure `invalid-request`, `complained-of`
 */
export async function demandNamedBureaus(
  manager: EntityManager,
  { about }: CaseFacts,
  bureauIds: readonly string[],
): Promise<Bureau[]> {
  const complained = bureauIds.findIndex((id) => about.includes(id));
  if (complained >= 0) throw complainedOf(`bureauIds[${complained}]`);
  const named = bureauIds.map((id, index) => ({ field: `bureauIds[${index}]`, id }));
  return demandBureaus(manager, named);
}
