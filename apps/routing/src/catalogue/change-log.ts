import { type AuditEntry, recordInAudit } from '#platform';
import type { EntityManager } from 'typeorm';
import type { FieldChange } from './domain/field-changes.ts';

export type ChangeAction = 'shipped' | 'created' | 'changed' | 'retired' | 'merged' | 'restored';

/** What has a story. */
export type ChangeSubject = 'matter' | 'bureau' | 'policy';

/** One entry of the story of a matter, a bureau or a policy. */
export interface LoggedChange {
  readonly subject: ChangeSubject;
  /** The matter's code, the bureau's id, the function of a policy. */
  readonly id: string;
  /** Which version of it came of the change. */
  readonly version: number;
  readonly action: ChangeAction;
  /** Opaque subject of who did it; absent where shipped data did. */
  readonly staff?: string;
  readonly reason?: string;
  readonly changes: readonly FieldChange[];
}

/** Adds entries to the stories, in the caller's transaction; what people did stands in the audit trail as well. */
export async function logChanges(
  manager: EntityManager,
  entries: readonly LoggedChange[],
  { catalogueVersion, now }: { catalogueVersion: number; now: Date },
): Promise<void> {
  await manager.query(
    `insert into catalogue_change (subject, id, version, action, staff, reason, changes, catalogue_version, changed_at)
     select n.*, $2, $3 from json_to_recordset($1::json)
       as n (subject text, id text, version integer, action text, staff text, reason text, changes json)`,
    [JSON.stringify(entries), catalogueVersion, now],
  );
  await recordInAudit(manager, entries.flatMap(deedsIn));
}

function deedsIn({ subject, id, action, staff, reason }: LoggedChange): AuditEntry[] {
  return staff === undefined ? [] : [{ staff, action: `${action}-${subject}`, about: `${subject}:${id}`, reason }];
}
