/** What became of one field: of a list, what went and what came; of anything else, what it was and what it is. */
export type FieldChange =
  | { readonly field: string; readonly removed: readonly unknown[]; readonly added: readonly unknown[] }
  | { readonly field: string; readonly before?: unknown; readonly after?: unknown };

/** The fields in which two states of one thing differ. Values are compared as the JSON that they make, whatever the order of its keys. */
export function fieldChanges<T extends object>(before: Partial<T>, after: Partial<T>): FieldChange[] {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<string & keyof T>;
  return [...fields].flatMap((field) => changeOf(field, before[field], after[field]));
}

function changeOf(field: string, before: unknown, after: unknown): FieldChange[] {
  if (printed(before) === printed(after)) return [];
  if (!Array.isArray(before) || !Array.isArray(after)) return [{ field, before, after }];
  return [{ field, removed: without(before, after), added: without(after, before) }];
}

/** A list that only changed its order has lost and gained nothing. */
function without(items: readonly unknown[], others: readonly unknown[]): unknown[] {
  const known = new Set(others.map(printed));
  return items.filter((item) => !known.has(printed(item)));
}

/** Keys come in the order of a request, of the shipped data or of PostgreSQL's jsonb. */
function printed(value: unknown): string | undefined {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner instanceof Object && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}
