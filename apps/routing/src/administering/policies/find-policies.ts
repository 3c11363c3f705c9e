import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CurrentCatalogue } from '../../catalogue/current-catalogue.ts';
import type { Catalogue } from '../../catalogue/domain/catalogue.ts';
import { policyOfAll } from '../../catalogue/domain/deciding-policy.ts';
import { findPolicies, type StoredPolicy } from '../../catalogue/policy-table.ts';
import { notFound } from '../refusals.ts';
import type { PolicyView } from './policies.dto.ts';

/** Who decides on what: one policy for all, and one for each function. */
@Injectable()
export class FindPolicies {
  constructor(
    private readonly dataSource: DataSource,
    private readonly catalogue: CurrentCatalogue,
  ) {}

  async list(): Promise<PolicyView[]> {
    const { functions } = this.catalogue.get();
    const found = await findPolicies(this.dataSource.manager);
    return found
      .filter((one) => isInUse(one, functions))
      .map((one) => viewOf(one, functions))
      .toSorted((one, other) => Number(other.name === undefined) - Number(one.name === undefined));
  }

  /** @throws Failure not-found */
  async read(functionCode: string): Promise<PolicyView> {
    const { functions } = this.catalogue.get();
    const [found] = await findPolicies(this.dataSource.manager, functionCode);
    if (!found || !isInUse(found, functions)) throw notFound('policy');
    return viewOf(found, functions);
  }
}

/** A function that is shipped no more keeps its row and its story. */
export const isInUse = ({ function: code }: StoredPolicy, functions: Catalogue['functions']): boolean =>
  code === policyOfAll || functions.has(code);

export function viewOf(
  { function: code, content, version, changedAt }: StoredPolicy & { readonly changedAt: Date },
  functions: Catalogue['functions'],
): PolicyView {
  const { decides, leastConfidence } = content;
  return { function: code, name: functions.get(code)?.name, decides, leastConfidence, version, changedAt };
}
