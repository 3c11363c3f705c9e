import { AllowStaff, CurrentStaff, MayRefuse, type Staff } from '#platform';
import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ChangeClockPolicy } from './change-clock-policy.ts';
import {
  ChangeClockPolicyBody,
  ClockPolicyConflict,
  ClockPolicyHistory,
  ClockPolicyList,
  ClockPolicyView,
} from './clock-policies.dto.ts';
import { FindClockPolicies } from './find-clock-policies.ts';

/** How long clocks may run, for who answers for it. A change that comes too late is answered 409 with the policy as it is. */
@Controller('api/administration/clock-policies')
export class ClockPoliciesController {
  constructor(
    private readonly findPolicies: FindClockPolicies,
    private readonly changePolicy: ChangeClockPolicy,
  ) {}

  /** The policies that hold, for every kind and urgency. */
  @Get()
  @AllowStaff({ roles: ['administrator'], scope: 'province' })
  async list(): Promise<ClockPolicyList> {
    return { policies: await this.findPolicies.list() };
  }

  /** Every version of a policy: who made it, when and why. Urgency is `normal` or `urgent`. */
  @Get(':kind/:urgency/history')
  @AllowStaff({ roles: ['administrator'], scope: 'province' })
  async history(@Param('kind') kind: string, @Param('urgency') urgency: string): Promise<ClockPolicyHistory> {
    return { versions: await this.findPolicies.history(kind, urgency) };
  }

  /** Says anew how long clocks may run; those that run keep the terms that they began with. */
  @Put(':kind/:urgency')
  @MayRefuse(409, 'The policy has changed meanwhile (`policy-changed`)', ClockPolicyConflict)
  @AllowStaff({ roles: ['administrator'], scope: 'province' })
  change(
    @Param('kind') kind: string,
    @Param('urgency') urgency: string,
    @Body() body: ChangeClockPolicyBody,
    @CurrentStaff() staff: Staff,
  ): Promise<ClockPolicyView> {
    return this.changePolicy.change(kind, urgency, body, staff);
  }
}
