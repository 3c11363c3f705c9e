import type { BatchContext } from '#messaging';
import { type CaseEvent, OnCaseEvents } from '#platform';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { SettleOnDecidedByPeople } from '../repetition/settle-on-decided-by-people.ts';
import { KeepPrecedents } from './keep-precedents.ts';

type Decided = 'xinqiao.case.assigned.v1' | 'xinqiao.case.arbitrated.v1' | 'xinqiao.case.returned.v1';

@Controller()
export class PrecedentsConsumer {
  constructor(
    private readonly keepPrecedents: KeepPrecedents,
    private readonly settleOnDecidedByPeople: SettleOnDecidedByPeople,
  ) {}

  @OnCaseEvents('xinqiao.case.assigned.v1', 'xinqiao.case.arbitrated.v1', 'xinqiao.case.returned.v1')
  async onDecidedByPeople(@Payload() events: CaseEvent<Decided>[], @Ctx() context: BatchContext): Promise<void> {
    await this.keepPrecedents.keep(events, context);
    await this.settleOnDecidedByPeople.settle(events, context);
  }
}
