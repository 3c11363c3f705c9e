import type { EntityManager } from 'typeorm';
import { type CaseChange, changeFor, type ToldEvent } from './domain/case-change.ts';
import type { OpenedCase } from './domain/case-state.ts';
import type { PersonsCommand } from './domain/command.ts';

/** Who is further behind reads the case anew. */
const mostChanges = 20;

interface EventRow extends Omit<ToldEvent, 'occurredAt'> {
  readonly case_id: string;
  readonly occurred_at: Date;
}

/** A command on an old version of a case. */
interface Behind {
  readonly before: Pick<OpenedCase, 'id'>;
  readonly command: Pick<PersonsCommand, 'version' | 'by'>;
}

/**
 * What has happened to each case since the version that a command names, as who sent it may read it: the latest, oldest
 * first.
 * @returns by the ids of the cases, of which each is there once
 */
export async function changesSince(
  manager: EntityManager,
  behind: readonly Behind[],
): Promise<ReadonlyMap<string, CaseChange[]>> {
  if (behind.length === 0) return new Map();
  const rows = await manager.query<EventRow[]>(
    `select e.* from unnest($1::uuid[], $2::integer[]) as seen (id, version), lateral (
       select case_id, version, type, occurred_at, details from case_event
       where case_id = seen.id and version > seen.version order by version desc limit ${mostChanges}) as e
     order by e.version`,
    [behind.map(({ before }) => before.id), behind.map(({ command }) => command.version)],
  );
  const byCase = Map.groupBy(rows, ({ case_id }) => case_id);
  return new Map(
    behind.map(({ before: { id }, command: { by } }) => [
      id,
      (byCase.get(id) ?? []).map(({ occurred_at: occurredAt, ...event }) => changeFor(by, { ...event, occurredAt })),
    ]),
  );
}
