/** Consecutive work for one handler. */
export interface Run<H, E> {
  readonly handler: H;
  readonly events: E[];
}

/**
 * Groups a batch into runs, one call of a handler each, such that the events of a key are handled in the order in
 * which they came. Each event joins the earliest run of its handler that is not before the last run holding its key.
 */
export function groupIntoRuns<H, E extends { readonly key: string }>(
  events: readonly E[],
  handlersOf: (event: E) => readonly H[],
): Run<H, E>[] {
  const runs: Run<H, E>[] = [];
  const placesOf = new Map<H, number[]>();
  const lastPlaceOf = new Map<string, number>();
  for (const event of events) {
    for (const handler of handlersOf(event)) {
      const earliest = lastPlaceOf.get(event.key) ?? 0;
      const places = placesOf.get(handler) ?? [];
      let place = places.find((candidate) => candidate >= earliest);
      if (place === undefined) {
        place = runs.push({ handler, events: [] }) - 1;
        placesOf.set(handler, [...places, place]);
      }
      runs[place]?.events.push(event);
      lastPlaceOf.set(event.key, place);
    }
  }
  return runs;
}
