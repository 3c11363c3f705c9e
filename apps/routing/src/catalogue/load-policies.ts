import {
  deciders,
  type DecidingPolicies,
  type DecidingPolicy,
  faultsOfPolicy,
  policyOfAll,
} from './domain/deciding-policy.ts';
import type { GovernmentFunction } from './domain/matter.ts';
import { readTable } from './read-table.ts';

const file = 'deciding-policies.tsv';
const columns = ['function', 'decides', 'least confidence'] as const;

/**
 * The policies that are shipped: the table has what is said for all and what differs from it.
 * @returns one for each function and the one for all
 * @throws Error naming the file and what is wrong with it.
 */
export function loadPolicies(folder: string, functions: ReadonlyMap<string, GovernmentFunction>): DecidingPolicies {
  const policies = new Map<string, DecidingPolicy>(
    [...functions.keys()].map((code) => [code, { decides: 'as-default' }]),
  );
  for (const row of readTable(folder, file, columns)) {
    const decides = deciders.find((one) => one === row.decides);
    if (!decides) throw new Error(`${file}: ${row.function} is decided by ${row.decides}, who is nobody.`);
    if (row.function !== policyOfAll && !functions.has(row.function))
      throw new Error(`${file}: there is no function ${row.function}.`);
    const policy = { decides, leastConfidence: Number(row['least confidence']) || undefined };
    const [fault] = faultsOfPolicy(row.function, policy);
    if (fault) throw new Error(`${file}: ${row.function}: ${fault.message}`);
    policies.set(row.function, policy);
  }
  if (!policies.has(policyOfAll)) throw new Error(`${file} lacks the row ${policyOfAll}.`);
  return policies;
}
