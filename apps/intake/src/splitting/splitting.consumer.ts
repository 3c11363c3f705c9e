import type { BatchContext } from '#messaging';
import { type CaseEvent, OnCaseEvents } from '#platform';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { TakePartsOnSplit } from './take-parts-on-split.ts';

@Controller()
export class SplittingConsumer {
  constructor(private readonly takeParts: TakePartsOnSplit) {}

  @OnCaseEvents('xinqiao.case.split.v1')
  async onSplit(@Payload() events: CaseEvent<'xinqiao.case.split.v1'>[], @Ctx() context: BatchContext): Promise<void> {
    await this.takeParts.take(events, context);
  }
}
