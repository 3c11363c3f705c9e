import type { Failure } from '#domain';
import { Clock, policyChanged, recordInAudit, type Staff } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type ChangeClockPolicyBody, type ClockPolicyView, termsOf, viewOfPolicy } from './clock-policies.dto.ts';
import { policySubject } from './policy-subject.ts';
import { addVersion, type PolicySubject, versionsOf } from './policy-table.ts';

/** Says anew how long the clocks of a kind and an urgency may run; clocks that start from now on go by it, on every instance. */
@Injectable()
export class ChangeClockPolicy {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws Failure not-found; conflict with the policy as it is */
  async change(
    kind: string,
    urgency: string,
    body: ChangeClockPolicyBody,
    { subject: staff }: Staff,
  ): Promise<ClockPolicyView> {
    const subject = policySubject(kind, urgency);
    const { version, reason } = body;
    const changedAt = await this.clock.now();
    const next = { ...subject, version: version + 1, terms: termsOf(body), staff, reason, changedAt };
    const about = `clock-policy:${kind}/${urgency}`;
    const isIn = await this.dataSource.transaction(async (manager) => {
      await recordInAudit(manager, [{ staff, action: 'change-clock-policy', about, reason }]);
      return addVersion(manager, next);
    });
    if (!isIn) throw await this.changedMeanwhile(subject);
    return viewOfPolicy(next);
  }

  private async changedMeanwhile(subject: PolicySubject): Promise<Failure> {
    const [current] = await versionsOf(this.dataSource.manager, subject);
    return policyChanged(current && viewOfPolicy(current));
  }
}
