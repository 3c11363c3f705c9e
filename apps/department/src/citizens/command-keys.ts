import { keyedRequest } from '#platform';
/** Idempotency-Keys of citizens' commands; every function works in the caller's transaction, which holds the cases. */
import type { EntityManager } from 'typeorm';
import type { CitizenCommand } from '../handling/domain/command.ts';

/** A command that came with a key. */
export interface KeyedCommand {
  readonly caseId: string;
  readonly key: string;
  readonly command: CitizenCommand;
}

/** Whether a key has come before with the same command, or with another one. */
export type EarlierUse = 'same' | 'other';

/** @returns by the ids of the cases, of which each is there once; none for a key that is new */
export async function earlierUses(
  manager: EntityManager,
  commands: readonly KeyedCommand[],
): Promise<ReadonlyMap<string, EarlierUse>> {
  if (commands.length === 0) return new Map();
  const rows = await manager.query<{ case_id: string; is_same: boolean }[]>(
    `select case_id, c.command = asked.command as is_same
     from unnest($1::uuid[], $2::text[], $3::text[]) as asked (case_id, key, command)
     join citizen_command c using (case_id, key)`,
    columnsOf(commands),
  );
  return new Map(rows.map(({ case_id, is_same }) => [case_id, is_same ? 'same' : 'other']));
}

/** Keeps the keys of commands that were carried out, so that none is a second time. Key and command are kept as digests. */
export async function keepKeys(manager: EntityManager, commands: readonly KeyedCommand[]): Promise<void> {
  if (commands.length === 0) return;
  await manager.query(
    'insert into citizen_command (case_id, key, command) select * from unnest($1::uuid[], $2::text[], $3::text[])',
    columnsOf(commands),
  );
}

function columnsOf(commands: readonly KeyedCommand[]): string[][] {
  const kept = commands.map(({ key, command }) => keyedRequest(key, command));
  return [commands.map(({ caseId }) => caseId), kept.map(({ key }) => key), kept.map(({ request }) => request)];
}
