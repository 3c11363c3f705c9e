import type { EntityManager } from 'typeorm';

/** Somebody of the staff did or saw something. */
export interface AuditEntry {
  /** Opaque subject. */
  readonly staff: string;
  /** What was done or seen, in words of kebab-case: `accept`, `read-case`. */
  readonly action: string;
  /** What it was done to: a case number, or what else it is and its id, such as `matter:unpaid-wages`. No personal data. */
  readonly about?: string;
  /** As the person gave it. */
  readonly reason?: string;
}

/**
 * Adds to the audit trail in the caller's transaction: what is told of and its entry are there together, or neither is.
 * A service can add to the trail, and neither read nor change it.
 */
export async function recordInAudit(manager: EntityManager, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await manager.query(
    `insert into audit.entry (staff, action, about, reason)
     select * from json_to_recordset($1::json) as row (staff text, action text, about text, reason text)`,
    [JSON.stringify(entries)],
  );
}
