import { Failure } from '#domain';
import { type Cut, dimensionOf, type Selection } from './cells-query.ts';
import type { Dimension } from './domain/cells.ts';
import type { StoredPeriods } from './domain/periods.ts';

interface Asked {
  readonly region: string;
  readonly bureau?: string;
  readonly dimension?: Dimension;
  readonly value?: string;
  readonly groupBy?: Cut;
}

/**
 * What a query selects. Cells are kept by one subject at a time: channel or matter or function or kind.
 * @throws Failure `invalid-request` where two of them are asked for at once, or half of one
 */
export function selectionOf(
  { region, bureau, dimension, value, groupBy }: Asked,
  periods: readonly StoredPeriods[],
): Selection {
  const isWhole = dimension === undefined || dimension === 'all';
  if (isWhole !== (value === undefined))
    throw refused('value', 'with-dimension', 'dimension and value must come together.');
  const cut = groupBy && dimensionOf(groupBy);
  if (!isWhole && cut !== undefined && cut !== dimension)
    throw refused('groupBy', 'one-subject', `Figures of one ${dimension} cannot be grouped by ${cut}.`);
  return { region, bureau, periods, only: isWhole || value === undefined ? undefined : { dimension, value } };
}

function refused(field: string, rule: string, message: string): Failure {
  return new Failure('invalid', 'invalid-request', message, { fields: [{ field, rule, message }] });
}
