import type { EntityManager } from 'typeorm';
import type { Catalogue } from '../catalogue/domain/catalogue.ts';
import { type Knowledge, learnFrom, withPlaces } from '../deciding/domain/knowledge.ts';
import { learnAnew } from '../learning/train-on-corrections.ts';
import { readerOf, versionAtWork } from '../learning/reader-table.ts';
import { placesInUse } from '../places/place-table.ts';
import { rulingsIn } from '../precedents/rulings.ts';
import type { Reader } from '../reading/domain/reader.ts';
import {
  type MatterDraft,
  type PolicyDraft,
  type RulingDraft,
  withMatters,
  withPolicies,
  withRulings,
} from './domain/drafts.ts';

/** What somebody thinks of changing. */
export interface Drafts {
  readonly matters: readonly MatterDraft[];
  readonly policies: readonly PolicyDraft[];
  readonly rulings: readonly RulingDraft[];
}

/**
 * What the router goes by, and what it would go by with these drafts: catalogue, reader, rulings and learnt places, as the service has them.
 * Where matters are drafted both have readers of their own that learn from the same corrections, so that nothing differs but the drafts.
 * @throws Error where no reader is at work, or naming what is wrong with a draft
 */
export async function presentAndChanged(
  manager: EntityManager,
  catalogue: Catalogue,
  { matters, policies, rulings: ruled }: Drafts,
): Promise<{ readonly present: Knowledge; readonly changed: Knowledge }> {
  const atWork = await readerOf(manager, (await versionAtWork(manager)) ?? '');
  if (!atWork) throw new Error('No reader is at work; the service has not run on this database yet.');
  const places = await placesInUse(manager);
  const rulings = await rulingsIn(manager);
  const drafted = withPolicies(withMatters(catalogue, matters), policies);
  const readerOfCatalogue = async (one: Catalogue): Promise<Reader> =>
    matters.length === 0 ? atWork : await learnAnew(manager, one, atWork);
  const knowledge = async (one: Catalogue, rulingsOfIt: typeof rulings) =>
    withPlaces(learnFrom(one, await readerOfCatalogue(one), rulingsOfIt), places);
  return {
    present: await knowledge(catalogue, rulings),
    changed: await knowledge(drafted, withRulings(rulings, ruled, drafted)),
  };
}
