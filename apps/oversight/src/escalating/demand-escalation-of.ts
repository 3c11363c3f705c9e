import { Failure } from '#domain';
import type { EntityManager } from 'typeorm';

/** @throws Failure `invalid-request` unless this is an escalation of this case */
export async function demandEscalationOf(manager: EntityManager, escalationId: string, caseId: string): Promise<void> {
  const found = await manager.query<unknown[]>('select 1 from escalation where id = $1 and case_id = $2', [
    escalationId,
    caseId,
  ]);
  if (found.length > 0) return;
  const fault = {
    field: 'escalationId',
    rule: 'of-this-case',
    message: 'escalationId must be that of an escalation of the case.',
  };
  throw new Failure('invalid', 'invalid-request', 'The command cannot be carried out so.', { fields: [fault] });
}
