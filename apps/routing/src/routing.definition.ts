import type { ServiceDefinition } from '#platform';
import { DecisionEntity } from './deciding/decision.entity.ts';
import { RoutingSchema1764000000000 } from './migrations/1764000000000-routing-schema.ts';
import { RoutingModule } from './routing.module.ts';

export const routing: ServiceDefinition = {
  name: 'routing',
  description: 'Decides what a message is about, where it belongs and which bureau is to handle it, and says why.',
  module: RoutingModule,
  entities: [DecisionEntity],
  migrations: [RoutingSchema1764000000000],
};
