import { AllowStaff, CurrentStaff, type Staff } from '#platform';
import { Body, Controller, Get, Put } from '@nestjs/common';
import { ChangeEscalationPolicy } from './change-escalation-policy.ts';
import { ChangeEscalationPolicyBody, EscalationPolicyHistory, EscalationPolicyView } from './escalation-policy.dto.ts';
import { FindEscalationPolicy } from './find-escalation-policy.ts';

/** How long escalations wait, for who answers for it. A change that comes too late is answered 409 with the policy as it is. */
@Controller('api/administration/escalation-policy')
export class EscalationPolicyController {
  constructor(
    private readonly findPolicy: FindEscalationPolicy,
    private readonly changePolicy: ChangeEscalationPolicy,
  ) {}

  /** The policy that holds. */
  @Get()
  @AllowStaff({ roles: ['administrator'], scope: 'province' })
  current(): Promise<EscalationPolicyView> {
    return this.findPolicy.current();
  }

  /** Every version: who made it, when and why. */
  @Get('history')
  @AllowStaff({ roles: ['administrator'], scope: 'province' })
  history(): Promise<EscalationPolicyHistory> {
    return this.findPolicy.history();
  }

  /** Says anew how long escalations wait; those that wait keep their time. */
  @Put()
  @AllowStaff({ roles: ['administrator'], scope: 'province' })
  change(@Body() body: ChangeEscalationPolicyBody, @CurrentStaff() staff: Staff): Promise<EscalationPolicyView> {
    return this.changePolicy.change(body, staff);
  }
}
