import type { BatchContext } from '#messaging';
import { type CaseEvent, OnCaseEvents } from '#platform';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { escalationStepTypes, type EscalationStepType } from './escalation-step.ts';
import { TellOfEscalations } from './tell-of-escalations.ts';

@Controller()
export class FollowingConsumer {
  constructor(private readonly tellOfEscalations: TellOfEscalations) {}

  @OnCaseEvents(...escalationStepTypes)
  async tell(@Payload() events: CaseEvent<EscalationStepType>[], @Ctx() context: BatchContext): Promise<void> {
    await this.tellOfEscalations.execute(events, context);
  }
}
