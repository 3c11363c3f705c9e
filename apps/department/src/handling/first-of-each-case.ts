/** The first event of each case, by case id; what the same source says of the same case again changes nothing. */
export function firstOfEachCase<E extends { readonly payload: { readonly caseId: string } }>(
  events: readonly E[],
): Map<string, E> {
  const first = new Map<string, E>();
  for (const event of events) {
    const { caseId } = event.payload;
    if (!first.has(caseId)) first.set(caseId, event);
  }
  return first;
}
