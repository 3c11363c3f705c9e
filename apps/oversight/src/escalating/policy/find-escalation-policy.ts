import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type EscalationPolicyHistory, type EscalationPolicyView, viewOfPolicy } from './escalation-policy.dto.ts';
import { currentPolicy, policyVersions } from './escalation-policy-table.ts';

const mostVersions = 200;

/** How long escalations wait, now and before. */
@Injectable()
export class FindEscalationPolicy {
  constructor(private readonly dataSource: DataSource) {}

  async current(): Promise<EscalationPolicyView> {
    return viewOfPolicy(await currentPolicy(this.dataSource.manager));
  }

  async history(): Promise<EscalationPolicyHistory> {
    return { versions: (await policyVersions(this.dataSource.manager, mostVersions)).map(viewOfPolicy) };
  }
}
