import type { FieldFault } from '#domain';

/** What is wrong with whose a bureau says that a case is: anybody's but its own. */
export function faultsOfSuggestion(
  suggested: { readonly id: string } | undefined,
  by: { readonly bureauId?: string },
): FieldFault[] {
  if (suggested === undefined || suggested.id !== by.bureauId) return [];
  return [{ field: 'suggested.id', rule: 'not-your-own', message: 'suggested must be another bureau than your own.' }];
}
