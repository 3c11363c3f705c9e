import type { Staff } from '#platform';
import { Injectable } from '@nestjs/common';
import { ChangeCatalogue } from '../../catalogue/change-catalogue.ts';
import { logChanges } from '../../catalogue/change-log.ts';
import { type DecidingPolicy, faultsOfPolicy } from '../../catalogue/domain/deciding-policy.ts';
import { fieldChanges } from '../../catalogue/domain/field-changes.ts';
import { findPolicies, savePolicy } from '../../catalogue/policy-table.ts';
import { demandNone, demandVersion, notFound } from '../refusals.ts';
import { isInUse, viewOf } from './find-policies.ts';
import type { ChangePolicyBody, PolicyView } from './policies.dto.ts';

/** Says anew who decides on messages of a function; every router goes by it within seconds. */
@Injectable()
export class ChangePolicy {
  constructor(private readonly catalogue: ChangeCatalogue) {}

  /** @throws Failure not-found; conflict with the policy as it is; invalid naming field and rule */
  change(functionCode: string, body: ChangePolicyBody, { subject: staff }: Staff): Promise<PolicyView> {
    const { version: seen, reason, decides, leastConfidence } = body;
    const content: DecidingPolicy = { decides, leastConfidence };
    return this.catalogue.make(async (change) => {
      const { manager, catalogue, now } = change;
      const [before] = await findPolicies(manager, functionCode);
      if (!before || !isInUse(before, catalogue.functions)) throw notFound('policy');
      demandVersion('policy', seen, viewOf(before, catalogue.functions));
      demandNone(faultsOfPolicy(functionCode, content));
      const after = { function: functionCode, content, version: seen + 1 };
      const changes = fieldChanges<DecidingPolicy>(before.content, content);
      await savePolicy(manager, after, change);
      const entry = { id: functionCode, version: after.version, action: 'changed', staff, reason, changes } as const;
      await logChanges(manager, [{ subject: 'policy', ...entry }], change);
      return viewOf({ ...after, changedAt: now }, catalogue.functions);
    });
  }
}
