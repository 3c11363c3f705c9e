import type { EntityManager } from 'typeorm';
import type { CitizenCommand } from '../handling/domain/command.ts';
import { digestOf, keyReused } from '../handling/idempotency.ts';

/**
 * Takes an Idempotency-Key for a command, in the caller's transaction, which holds the case. Key and command are kept
 * as digests.
 * @returns false for a command that has come before with this key
 * @throws Failure `idempotency-key-reused` for another command with this key
 */
export async function claimKey(
  manager: EntityManager,
  caseId: string,
  key: string,
  command: CitizenCommand,
): Promise<boolean> {
  const claim = [caseId, digestOf(key), digestOf(JSON.stringify(command))];
  const claimed = await manager.query<unknown[]>(
    'insert into citizen_command (case_id, key, command) values ($1, $2, $3) on conflict do nothing returning key',
    claim,
  );
  if (claimed.length > 0) return true;
  const same = await manager.query<unknown[]>(
    'select 1 from citizen_command where case_id = $1 and key = $2 and command = $3',
    claim,
  );
  if (same.length === 0) throw keyReused();
  return false;
}
