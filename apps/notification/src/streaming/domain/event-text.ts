/** What a listener is told by one notice. */
export interface FeedEvent {
  /** Where the notice stands in the feed; a listener that comes back says it as `Last-Event-ID`. */
  readonly place: number;
  readonly type: string;
  readonly payload: object;
}

/** The event as a text/event-stream has it (WHATWG HTML §9.2). JSON has no line breaks, so `data` is one line. */
export function eventText({ place, type, payload }: FeedEvent): string {
  return `id: ${place}\nevent: ${type}\ndata: ${JSON.stringify(payload)}\n\n`;
}

/** A sign of life. It also says how far the feed has been looked through, so that who comes back need not have all of it looked through again. */
export const heartbeatText = (place: number): string => `: heartbeat\nid: ${place}\n\n`;

/** How a stream begins: who loses it comes back after this time, ms. */
export const greetingText = 'retry: 2000\n: listening\n\n';

const furthest = 15;

/** @returns undefined for what no listener was ever given */
export function placeIn(lastEventId: string): number | undefined {
  return /^\d+$/.test(lastEventId) && lastEventId.length <= furthest ? Number(lastEventId) : undefined;
}
