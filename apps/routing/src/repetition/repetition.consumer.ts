import type { BatchContext } from '#messaging';
import { type CaseEvent, OnCaseEvents } from '#platform';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { CloseOnResolved } from './close-on-resolved.ts';

@Controller()
export class RepetitionConsumer {
  constructor(private readonly closeOnResolved: CloseOnResolved) {}

  @OnCaseEvents('xinqiao.case.resolved.v1')
  async onResolved(
    @Payload() events: CaseEvent<'xinqiao.case.resolved.v1'>[],
    @Ctx() context: BatchContext,
  ): Promise<void> {
    await this.closeOnResolved.close(events, context);
  }
}
