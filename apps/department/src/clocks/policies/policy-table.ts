import type { EntityManager } from 'typeorm';
import {
  type ClockPolicies,
  type ClockTerms,
  type PolicyKind,
  policyKinds,
  shippedTerms,
  shippedWindows,
  type WindowTerms,
} from '../domain/clock-policy.ts';

/** What a policy is about. */
export interface PolicySubject {
  readonly kind: PolicyKind;
  readonly urgent: boolean;
}

/** One version of a policy; who made it and why is absent of what is shipped. */
export interface PolicyVersion extends PolicySubject {
  readonly version: number;
  readonly terms: ClockTerms & WindowTerms;
  readonly staff?: string;
  readonly reason?: string;
  readonly changedAt?: Date;
}

/** SQL for the versions that hold, of what has been changed at all; few rows, as there are few kinds. */
export const changedPolicies = `
  select distinct on (kind, urgent) kind, urgent, version, terms, staff, reason, changed_at as "changedAt"
  from clock_policy order by kind, urgent, version desc`;

const subjects: readonly PolicySubject[] = policyKinds.flatMap((kind) =>
  [false, true].map((urgent) => ({ kind, urgent })),
);

/** The policies that hold, for every kind and urgency. */
export async function currentPolicies(manager: EntityManager): Promise<PolicyVersion[]> {
  return withShipped((await manager.query<ChangedVersion[]>(changedPolicies)).map(withWindows));
}

/** @param changed the versions that hold of what has been changed */
export function policiesFrom(
  changed: readonly Pick<ChangedVersion, 'kind' | 'urgent' | 'version' | 'terms'>[],
): ClockPolicies {
  const whole = changed.map(withWindows);
  return (kind = 'unknown', urgent) =>
    whole.find((policy) => policy.kind === kind && policy.urgent === urgent) ?? shipped({ kind, urgent });
}

/** All versions of one policy, newest first. */
export async function versionsOf(manager: EntityManager, { kind, urgent }: PolicySubject): Promise<PolicyVersion[]> {
  const rows = await manager.query<ChangedVersion[]>(
    `select kind, urgent, version, terms, staff, reason, changed_at as "changedAt"
     from clock_policy where kind = $1 and urgent = $2 order by version desc`,
    [kind, urgent],
  );
  return [...rows.map(withWindows), shipped({ kind, urgent })];
}

/** @returns whether it is in: not where somebody else has made this version, or a later one, or one before is missing */
export async function addVersion(manager: EntityManager, policy: Required<PolicyVersion>): Promise<boolean> {
  const { kind, urgent, version, terms, staff, reason, changedAt } = policy;
  const added = await manager.query<unknown[]>(
    `insert into clock_policy (kind, urgent, version, terms, staff, reason, changed_at)
     select $1, $2, $3, $4, $5, $6, $7
     where $3 = 1 + coalesce((select max(version) from clock_policy where kind = $1 and urgent = $2), 1)
     on conflict do nothing returning version`,
    [kind, urgent, version, JSON.stringify(terms), staff, reason, changedAt],
  );
  return added.length > 0;
}

/** A version may be older than the windows that it says nothing of. */
type ChangedVersion = Omit<PolicyVersion, 'terms'> & { readonly terms: ClockTerms & Partial<WindowTerms> };

function withWindows<V extends Pick<ChangedVersion, 'terms'>>(version: V): V & Pick<PolicyVersion, 'terms'> {
  return { ...version, terms: { ...shippedWindows, ...version.terms } };
}

function withShipped(changed: readonly PolicyVersion[]): PolicyVersion[] {
  return subjects.map(
    ({ kind, urgent }) =>
      changed.find((policy) => policy.kind === kind && policy.urgent === urgent) ?? shipped({ kind, urgent }),
  );
}

function shipped({ kind, urgent }: PolicySubject): PolicyVersion {
  return { kind, urgent, version: 1, terms: shippedTerms(kind, urgent) };
}
