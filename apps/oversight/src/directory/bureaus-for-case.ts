import type { Bureau } from '#contracts';
import { Failure, oneWith } from '#domain';
import { readMergers } from '#platform';
import type { EntityManager } from 'typeorm';
import type { CaseFacts } from '../known-cases/domain/case-facts.ts';
import { isAbout } from '../known-cases/domain/complaint.ts';
import { demandBureaus, type Named } from './named-bureaus.ts';

/**
 * Bureaus that somebody names for a Case, as the directory has them. A complaint is told to none that it is about, nor to one that took its place.
 * @throws Failure `complained-of`; as {@link demandBureaus}
 */
export async function demandBureausFor(
  manager: EntityManager,
  facts: Pick<CaseFacts, 'about'>,
  named: readonly Named[],
): Promise<Bureau[]> {
  const mergers = named.length === 0 || facts.about.length === 0 ? [] : await readMergers(manager);
  const complained = named.find(({ id }) => isAbout(facts, oneWith(id, mergers)));
  if (complained) throw complainedOf(complained.field);
  return demandBureaus(manager, named);
}

function complainedOf(field: string): Failure {
  const message = `${field} must not be a bureau that the case is a complaint about.`;
  return new Failure('conflict', 'complained-of', 'The case is a complaint about a bureau that is named.', {
    fields: [{ field, rule: 'not-complained-of', message }],
  });
}
