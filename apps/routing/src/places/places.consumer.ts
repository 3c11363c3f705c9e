import type { BatchContext } from '#messaging';
import { type CaseEvent, OnCaseEvents } from '#platform';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { LearnPlaces } from './learn-places.ts';

type Placed = 'xinqiao.case.assigned.v1' | 'xinqiao.case.arbitrated.v1';

@Controller()
export class PlacesConsumer {
  constructor(private readonly learnPlaces: LearnPlaces) {}

  @OnCaseEvents('xinqiao.case.assigned.v1', 'xinqiao.case.arbitrated.v1')
  async onPlacedByPeople(@Payload() events: CaseEvent<Placed>[], @Ctx() context: BatchContext): Promise<void> {
    await this.learnPlaces.learn(events, context);
  }
}
