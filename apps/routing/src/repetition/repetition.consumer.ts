import type { BatchContext } from '#messaging';
import { OnCaseEvents } from '#platform';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { KeepWhetherOpen, type Turn, turns } from './keep-whether-open.ts';

@Controller()
export class RepetitionConsumer {
  constructor(private readonly keepWhetherOpen: KeepWhetherOpen) {}

  @OnCaseEvents(...turns)
  async onTurn(@Payload() events: Turn[], @Ctx() context: BatchContext): Promise<void> {
    await this.keepWhetherOpen.keep(events, context);
  }
}
