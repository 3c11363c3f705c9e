import type { Bureau } from '#contracts';
import { Failure, isWithin, type Merger, oneWith } from '#domain';
import { readMergers, type Staff } from '#platform';
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

/**
 * As {@link demandBureausFor}, of bureaus that somebody names who answers for a region: they lie in it, or are at work on the Case already. To be named is to
 * be told of the Case, and nobody is by one who is not above him.
 * @throws Failure also `invalid-request` naming each that does not
 */
export async function demandBureausInReach(
  manager: EntityManager,
  facts: Pick<CaseFacts, 'about' | 'lead' | 'helping'>,
  named: readonly Named[],
  { regionCode = '' }: Pick<Staff, 'regionCode'>,
): Promise<Bureau[]> {
  const bureaus = await demandBureausFor(manager, facts, named);
  const beyond = named.filter((_, index) => !isWithin(bureaus[index]?.regionCode ?? '', regionCode));
  if (beyond.length === 0) return bureaus;
  const mergers = await readMergers(manager);
  const fields = beyond.filter(({ id }) => !isAtWork(id, facts, mergers)).map(({ field }) => outOfReach(field));
  if (fields.length === 0) return bureaus;
  throw new Failure('invalid', 'invalid-request', 'A bureau that is named is out of reach.', { fields });
}

function isAtWork(
  bureauId: string,
  { lead, helping }: Pick<CaseFacts, 'lead' | 'helping'>,
  mergers: readonly Merger[],
): boolean {
  return oneWith(bureauId, mergers).some((id) => id === lead?.id || helping.includes(id));
}

function outOfReach(field: string) {
  const message = `${field} must be a bureau of your region, or one that is at work on the case.`;
  return { field, rule: 'within-reach', message };
}

function complainedOf(field: string): Failure {
  const message = `${field} must not be a bureau that the case is a complaint about.`;
  return new Failure('conflict', 'complained-of', 'The case is a complaint about a bureau that is named.', {
    fields: [{ field, rule: 'not-complained-of', message }],
  });
}
