/**
 * The rows of some bureaus, which have become one. That of a single bureau, as nearly all are, is an equality, so that an index that goes on with an order
 * gives it; what several have is sorted.
 * @returns a condition in SQL, and the value that its `?` stands for
 */
export function ofBureaus(column: string, bureauIds: readonly string[]): readonly [sql: string, value: unknown] {
  const [only] = bureauIds;
  return bureauIds.length === 1 ? [`${column} = ?`, only] : [`${column} = any(?)`, bureauIds];
}
