import type { BatchContext } from '#messaging';
import { type CaseEvent, OnCaseEvents } from '#platform';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { DecideOnSubmitted } from './decide-on-submitted.ts';

@Controller()
export class DecidingConsumer {
  constructor(private readonly decideOnSubmitted: DecideOnSubmitted) {}

  @OnCaseEvents('xinqiao.case.submitted.v1')
  async onSubmitted(
    @Payload() events: CaseEvent<'xinqiao.case.submitted.v1'>[],
    @Ctx() context: BatchContext,
  ): Promise<void> {
    await this.decideOnSubmitted.decide(events, context);
  }
}
