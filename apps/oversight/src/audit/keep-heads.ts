import type { CaseEvent } from '#platform';
import type { EntityManager } from 'typeorm';

type AuditSealed = CaseEvent<'xinqiao.audit.sealed.v1'>;

/** Keeps where the chain of the audit trail was announced to end, apart from the trail itself. */
export async function keepHeads(manager: EntityManager, events: readonly CaseEvent[]): Promise<void> {
  const heads = events.filter((event): event is AuditSealed => event.type === 'xinqiao.audit.sealed.v1');
  if (heads.length === 0) return;
  await manager.query(
    `insert into audit_head (sequence, hash, sealed_at)
     select sequence, decode(hash, 'hex'), "sealedAt" from json_to_recordset($1::json)
       as head (sequence bigint, hash text, "sealedAt" timestamptz)
     on conflict do nothing`,
    [JSON.stringify(heads.map(({ payload }) => payload))],
  );
}
