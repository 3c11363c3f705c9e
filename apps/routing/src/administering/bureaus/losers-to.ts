import { type BureauRecord, placeOf } from '../../catalogue/domain/bureau.ts';
import type { Catalogue } from '../../catalogue/domain/catalogue.ts';
import { type DutyConsent, effectsOfDuties } from '../../catalogue/domain/duties.ts';
import { demandNone } from '../refusals.ts';

/**
 * The bureaus that lose a function to this one, as they are afterwards.
 * @param after a bureau whose Region is known
 * @throws Failure invalid for what the administrator did not say
 */
export function losersTo(
  after: BureauRecord,
  { bureaus: directory, regions }: Catalogue,
  consent: DutyConsent,
  before?: BureauRecord,
): readonly BureauRecord[] {
  const region = regions.get(placeOf(after));
  if (!region) throw new Error(`The bureau ${after.id} lies in no region.`);
  const { faults, losers } = effectsOfDuties(after, { directory, region, before }, consent);
  demandNone(faults);
  return losers;
}
