import type { FieldFault } from '#domain';

/** What is wrong with whom a bureau asks for help: anybody but itself. */
export function faultsOfHelper(bureau: { readonly id: string }, by: { readonly bureauId?: string }): FieldFault[] {
  if (bureau.id !== by.bureauId) return [];
  return [{ field: 'bureau.id', rule: 'not-your-own', message: 'bureau must be another one than your own.' }];
}
