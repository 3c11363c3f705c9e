import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type ClockPolicyView, viewOfPolicy } from './clock-policies.dto.ts';
import { policySubject } from './policy-subject.ts';
import { currentPolicies, versionsOf } from './policy-table.ts';

/** How long clocks may run, now and before. */
@Injectable()
export class FindClockPolicies {
  constructor(private readonly dataSource: DataSource) {}

  async list(): Promise<ClockPolicyView[]> {
    return (await currentPolicies(this.dataSource.manager)).map(viewOfPolicy);
  }

  /** @throws Failure not-found */
  async history(kind: string, urgency: string): Promise<ClockPolicyView[]> {
    return (await versionsOf(this.dataSource.manager, policySubject(kind, urgency))).map(viewOfPolicy);
  }
}
