import { Clock, policyChanged, recordInAudit, type Staff } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  type ChangeEscalationPolicyBody,
  type EscalationPolicyView,
  termsOf,
  viewOfPolicy,
} from './escalation-policy.dto.ts';
import { addVersion, currentPolicy } from './escalation-policy-table.ts';

/** Says anew how long escalations wait; those that come to a level from now on go by it, on every instance. */
@Injectable()
export class ChangeEscalationPolicy {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws Failure conflict with the policy as it is */
  async change(body: ChangeEscalationPolicyBody, { subject: staff }: Staff): Promise<EscalationPolicyView> {
    const { version, reason } = body;
    const changedAt = await this.clock.now();
    const next = { version: version + 1, terms: termsOf(body), staff, reason, changedAt };
    await this.dataSource.transaction(async (manager) => {
      if (!(await addVersion(manager, next))) throw policyChanged(viewOfPolicy(await currentPolicy(manager)));
      await recordInAudit(manager, [{ staff, action: 'change-escalation-policy', about: 'escalation-policy', reason }]);
    });
    return viewOfPolicy(next);
  }
}
