import { Module } from '@nestjs/common';
import { ContactSealModule } from '#platform';
import { SubscribeCitizens } from './subscribe-citizens.ts';
import { SubscriptionsConsumer } from './subscriptions.consumer.ts';
import { TellOfSteps } from './tell-of-steps.ts';

/** Who is told of what. */
@Module({
  imports: [ContactSealModule],
  controllers: [SubscriptionsConsumer],
  providers: [SubscribeCitizens, TellOfSteps],
})
export class SubscriptionsModule {}
