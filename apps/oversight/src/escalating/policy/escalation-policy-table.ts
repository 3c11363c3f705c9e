import type { EntityManager } from 'typeorm';
import { type EscalationTerms, shippedTerms } from '../domain/policy.ts';

/** One version of how long escalations wait; who made it and why is absent of what is shipped. */
export interface PolicyVersion {
  readonly version: number;
  readonly terms: EscalationTerms;
  readonly staff?: string;
  readonly reason?: string;
  readonly changedAt?: Date;
}

const shipped: PolicyVersion = { version: 1, terms: shippedTerms };
const versions = 'select version, terms, staff, reason, changed_at as "changedAt" from escalation_policy';

/** What holds as the caller's transaction sees it. */
export async function currentPolicy(manager: EntityManager): Promise<PolicyVersion> {
  const [latest] = await manager.query<PolicyVersion[]>(`${versions} order by version desc limit 1`);
  return latest ?? shipped;
}

export async function currentTerms(manager: EntityManager): Promise<EscalationTerms> {
  return (await currentPolicy(manager)).terms;
}

/** The latest first, at most so many. */
export async function policyVersions(manager: EntityManager, atMost: number): Promise<PolicyVersion[]> {
  const rows = await manager.query<PolicyVersion[]>(`${versions} order by version desc limit $1`, [atMost]);
  return rows.length < atMost ? [...rows, shipped] : rows;
}

/** @returns whether it is in: not where somebody else has made this version, or a later one, or one before is missing */
export async function addVersion(
  manager: EntityManager,
  { version, terms, staff, reason, changedAt }: Required<PolicyVersion>,
): Promise<boolean> {
  const added = await manager.query<unknown[]>(
    `insert into escalation_policy (version, terms, staff, reason, changed_at) select $1, $2, $3, $4, $5
     where $1 = 1 + coalesce((select max(version) from escalation_policy), 1)
     on conflict do nothing returning version`,
    [version, JSON.stringify(terms), staff, reason, changedAt],
  );
  return added.length > 0;
}
