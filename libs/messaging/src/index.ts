export type {
  Cause,
  EventCatalogue,
  EventDefinition,
  EventDraft,
  EventMap,
  EventsOf,
  ReceivedEvent,
} from './events.ts';
export type { Log } from './log.ts';
export { isTransient } from './failures/is-transient.ts';
export { noticeLostClients } from './failures/notice-lost-clients.ts';
export { InvalidPayload } from './envelope/check-payload.ts';
export { drawRandomBytes, newUuid } from './random.ts';
export { PayloadPlan } from './envelope/payload-plan.ts';
export { EventTooLarge, largestPayload, Outbox, type OutboxOptions } from './outbox/outbox.ts';
export { OutboxRelay, type RelayOptions, type RelayState } from './outbox/outbox-relay.ts';
export { BatchContext } from './consumer/batch-context.ts';
export { eventHandler, kafkaBatchTransport } from './consumer/event-handler.ts';
export { KafkaBatchServer, type KafkaBatchServerOptions } from './consumer/kafka-batch-server.ts';
export type { KafkaConnection } from './kafka/connection.ts';
export type { SubscriptionState } from './kafka/membership.ts';
export { messagingMigrations } from './migrations/index.ts';
export { Backlog } from './observing/backlog.ts';
export { type BacklogCounts, MessagingMetrics } from './observing/metrics.ts';
export {
  discardLetter,
  type LetterDetails,
  type LetterSummary,
  listLetters,
  requestReplay,
  showLetter,
} from './dead-letters/commands.ts';
