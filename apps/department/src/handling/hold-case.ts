import { transact } from '#platform';
import type { DataSource, EntityManager } from 'typeorm';
import { lockCase } from './case-table.ts';
import type { OpenedCase } from './domain/case-state.ts';
import { caseNotFound, caseNumberIn } from './failures.ts';

/**
 * Does something with a case, and holds it meanwhile.
 * @param caseNumber as it was typed
 * @throws Failure not-found; what `act` throws
 */
export function holdCase<T>(
  dataSource: DataSource,
  caseNumber: string,
  act: (manager: EntityManager, before: OpenedCase) => Promise<T>,
): Promise<T> {
  const number = caseNumberIn(caseNumber);
  return transact(dataSource, async (manager) => {
    const before = await lockCase(manager, number);
    if (!before) throw caseNotFound();
    return act(manager, before);
  });
}
