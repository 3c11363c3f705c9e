import type { BatchContext } from '#messaging';
import { OnCaseEvents } from '#platform';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { type Given, givings, SettleOnDecidedByPeople } from '../repetition/settle-on-decided-by-people.ts';
import { KeepPrecedents } from './keep-precedents.ts';

@Controller()
export class PrecedentsConsumer {
  constructor(
    private readonly keepPrecedents: KeepPrecedents,
    private readonly settleOnDecidedByPeople: SettleOnDecidedByPeople,
  ) {}

  @OnCaseEvents(...givings)
  async onGiven(@Payload() events: Given[], @Ctx() context: BatchContext): Promise<void> {
    await this.keepPrecedents.keep(events, context);
    await this.settleOnDecidedByPeople.settle(events, context);
  }
}
