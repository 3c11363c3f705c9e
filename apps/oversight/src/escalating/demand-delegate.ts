import type { EntityManager } from 'typeorm';
import { demandBureaus } from '../directory/named-bureaus.ts';
import { findKnownCase } from '../known-cases/known-case-table.ts';
import { complainedOf } from '../supervising/failures.ts';

/**
 * Lets an escalation be handed to a bureau that the directory has in force, and that the Case is no complaint about.
 * @throws Failure `invalid-request`, `complained-of`; `directory-unavailable` as long as nothing at all has been announced
 */
export async function demandDelegate(manager: EntityManager, caseId: string, bureauId: string): Promise<void> {
  await demandBureaus(manager, [{ field: 'bureauId', id: bureauId }]);
  const known = await findKnownCase(manager, caseId);
  if (known?.about.includes(bureauId)) throw complainedOf('bureauId');
}
