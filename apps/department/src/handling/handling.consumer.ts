import type { BatchContext } from '#messaging';
import { type CaseEvent, OnCaseEvents } from '#platform';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { AssignCaseOnDecided } from './assign-case-on-decided.ts';
import { OpenCaseOnSubmitted } from './open-case-on-submitted.ts';

/** The events that begin a case's life here; they may come in either order. */
@Controller()
export class HandlingConsumer {
  constructor(
    private readonly openCase: OpenCaseOnSubmitted,
    private readonly assignCase: AssignCaseOnDecided,
  ) {}

  @OnCaseEvents('xinqiao.case.submitted.v1')
  async onSubmitted(
    @Payload() events: CaseEvent<'xinqiao.case.submitted.v1'>[],
    @Ctx() context: BatchContext,
  ): Promise<void> {
    await this.openCase.open(events, context);
  }

  @OnCaseEvents('xinqiao.routing.decided.v1')
  async onDecided(
    @Payload() events: CaseEvent<'xinqiao.routing.decided.v1'>[],
    @Ctx() context: BatchContext,
  ): Promise<void> {
    await this.assignCase.assign(events, context);
  }
}
