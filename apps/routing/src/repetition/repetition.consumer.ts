import type { BatchContext } from '#messaging';
import { OnCaseEvents } from '#platform';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { CloseOnEnded, type Ended, endings } from './close-on-ended.ts';

@Controller()
export class RepetitionConsumer {
  constructor(private readonly closeOnEnded: CloseOnEnded) {}

  @OnCaseEvents(...endings)
  async onEnded(@Payload() events: Ended[], @Ctx() context: BatchContext): Promise<void> {
    await this.closeOnEnded.close(events, context);
  }
}
