import { indicatorEvents } from '../indicators/domain/figure-event.ts';

/** The types of all events that figures are made from: steps of Cases among them. */
export const figureEventTypes: readonly string[] = indicatorEvents;

const types = new Set(figureEventTypes);

/** Whether an event moves any figure; the others are archived only. */
export function movesFigures({ type }: { readonly type: string }): boolean {
  return types.has(type);
}
