import type { FieldFault } from '#domain';
import { type BureauRecord, isInForce, placeOf } from './bureau.ts';
import type { BureauDirectory } from './bureau-directory.ts';
import type { Region } from './region.ts';

/** What an administrator allows a change to do to other duties. */
export interface DutyConsent {
  /** Functions that another bureau of the Region has may be taken from it. */
  readonly takeOver: boolean;
  /** Functions may be left without a bureau in the Region. */
  readonly leaveUnserved: boolean;
}

/** What a bureau's duty list does to others. */
export interface DutyEffects {
  readonly faults: readonly FieldFault[];
  /** Bureaus that lose a function to it, as they are afterwards. */
  readonly losers: readonly BureauRecord[];
}

/**
 * Each function has one bureau in a Region. Duties that another bureau has are taken from it, and duties that nobody would
 * have are let go, only where the administrator says so.
 * @param region the bureau's
 */
export function effectsOfDuties(
  after: BureauRecord,
  { directory, region, before }: { directory: BureauDirectory; region: Region; before?: BureauRecord },
  consent: DutyConsent,
): DutyEffects {
  const neighbours = directory
    .bureausOf(region)
    .flatMap(({ id }) => directory.find(id) ?? [])
    .filter(({ id }) => id !== after.id);
  const faults = after.functions.flatMap((code, index) => {
    const holder = neighbours.find(({ functions }) => functions.includes(code));
    return holder && !consent.takeOver ? [servedAlready(`functions[${index}]`, holder)] : [];
  });
  const losers = neighbours
    .filter(({ functions }) => functions.some((code) => after.functions.includes(code)))
    .map((holder) => ({
      ...holder,
      functions: holder.functions.filter((code) => !after.functions.includes(code)),
      version: holder.version + 1,
    }));
  const unserved = consent.leaveUnserved ? [] : unservedAfter([after, ...losers], { directory, region, before });
  return { faults: [...faults, ...unserved.map(leftUnserved)], losers };
}

function unservedAfter(
  changed: readonly BureauRecord[],
  { directory, region, before }: { directory: BureauDirectory; region: Region; before?: BureauRecord },
): string[] {
  if (!before || !isInForce(before) || placeOf(before) !== region.code) return [];
  const then = directory.with(changed);
  return before.functions.filter((code) => directory.bureauFor(code, region) && !then.bureauFor(code, region));
}

const servedAlready = (field: string, { id, name }: BureauRecord): FieldFault => ({
  field,
  rule: 'served-already',
  message: `${field} is served in this region by ${id} (${name}); say takeOver to take it from there.`,
});

const leftUnserved = (code: string): FieldFault => ({
  field: 'functions',
  rule: 'leaves-unserved',
  message: `functions would leave ${code} without a bureau in this region; say leaveUnserved if that is meant.`,
});
