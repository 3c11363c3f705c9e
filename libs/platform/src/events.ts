import { Injectable } from '@nestjs/common';
import { type CaseEvents, type CaseEventType, eventCatalogue } from '#contracts';
import { eventHandler, Outbox, type ReceivedEvent } from '#messaging';
import { clock } from './database/clock.ts';
import type { ServiceName } from './service-definition.ts';

/** An event about cases as a handler receives it; of one type, or of any of several. */
export type CaseEvent<T extends CaseEventType = CaseEventType> = ReceivedEvent<CaseEvents, T>;

/** Makes a method the handler of these events: `(events: CaseEvent<…>[], context: BatchContext) => Promise<void>`. */
export const OnCaseEvents = eventHandler<CaseEvents>();

/** Where a service announces what happened to cases. */
@Injectable()
export class CaseOutbox extends Outbox<CaseEvents> {
  constructor(service: ServiceName) {
    super({ catalogue: eventCatalogue, source: `/xinqiao/${service}`, clock });
  }
}
