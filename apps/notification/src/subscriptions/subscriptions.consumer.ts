import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { BatchContext } from '#messaging';
import { type CaseEvent, OnCaseEvents } from '#platform';
import type { CaseStepType } from '../templates/case-step.ts';
import { templates } from '../templates/wording.zh-cn.ts';
import { SubscribeCitizens } from './subscribe-citizens.ts';
import { TellOfSteps } from './tell-of-steps.ts';

/** Each step that there is a template for, and that is each step. */
const steps = Object.keys(templates) as [CaseStepType, ...CaseStepType[]];

@Controller()
export class SubscriptionsConsumer {
  constructor(
    private readonly subscribeCitizens: SubscribeCitizens,
    private readonly tellOfSteps: TellOfSteps,
  ) {}

  @OnCaseEvents('xinqiao.case.submitted.v1')
  async subscribe(
    @Payload() events: CaseEvent<'xinqiao.case.submitted.v1'>[],
    @Ctx() context: BatchContext,
  ): Promise<void> {
    await this.subscribeCitizens.execute(events, context);
  }

  @OnCaseEvents(...steps)
  async tell(@Payload() events: CaseEvent<CaseStepType>[], @Ctx() context: BatchContext): Promise<void> {
    await this.tellOfSteps.execute(events, context);
  }
}
