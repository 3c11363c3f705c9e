import type { FieldFault } from '#domain';

interface Bureau {
  readonly id: string;
  /** In Chinese, with its region. */
  readonly name: string;
  readonly regionCode: string;
}

/** A bureau of the directory; one that was merged with the bureau in force at the end of the mergers. */
export interface KnownBureau {
  readonly bureau: Bureau;
  /** What its Region is called; absent where it has not been announced yet. */
  readonly regionName?: string;
  readonly isInForce: boolean;
  /** Absent where it has not been announced yet. */
  readonly successor?: Bureau;
}

/** A bureau as somebody names it, and the field in which it is named. */
export interface NamedBureau {
  readonly field: string;
  readonly id: string;
}

/** Work can only be given to bureaus that exist and are in force. */
export function faultsOfNamed(named: readonly NamedBureau[], known: ReadonlyMap<string, KnownBureau>): FieldFault[] {
  return named.flatMap(({ field, id }) => {
    const found = known.get(id);
    if (!found) return [{ field, rule: 'known-bureau', message: `${field} must be the id of a bureau.` }];
    return found.isInForce ? [] : [{ field, rule: 'current-bureau', message: mergedInto(field, found.successor) }];
  });
}

function mergedInto(field: string, successor: Bureau | undefined): string {
  if (!successor) return `${field} was merged into a bureau that is not known yet.`;
  return `${field} was merged; its successor is ${successor.id} (${successor.name}).`;
}
