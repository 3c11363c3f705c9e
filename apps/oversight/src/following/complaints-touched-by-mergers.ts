import { oneWith } from '#domain';
import { readMergers } from '#platform';
import type { EntityManager } from 'typeorm';
import type { CaseFacts } from '../known-cases/domain/case-facts.ts';
import { lockKnownCases } from '../known-cases/known-case-table.ts';

/**
 * Complaints of which an escalation, or an entry of the supervision list, is with a bureau that is one with these: by the merger it may have come to a bureau that
 * the case is a complaint about. All that are with such a bureau are held until the transaction ends, and only then looked at: whoever learns at this moment that
 * one is a complaint is waited for, or waits and knows of the merger.
 */
export async function complaintsTouchedBy(manager: EntityManager, mergedIds: readonly string[]): Promise<CaseFacts[]> {
  if (mergedIds.length === 0) return [];
  const mergers = await readMergers(manager);
  const bureauIds = [...new Set(mergedIds.flatMap((id) => oneWith(id, mergers)))];
  const rows = await manager.query<{ case_id: string }[]>(
    `select case_id from escalation where to_bureau_id = any($1::text[]) and state <> 'ended'
     union select case_id from supervision_entry where bureau_id = any($1::text[]) and state <> 'closed'`,
    [bureauIds],
  );
  if (rows.length === 0) return [];
  const held = await lockKnownCases(
    manager,
    rows.map(({ case_id }) => case_id),
  );
  return held.filter(({ about }) => about.length > 0);
}
