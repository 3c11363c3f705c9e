/** Stands after the empty key and before every other: an empty text cannot be sent as `after`. */
const afterEmpty = ' ';

/**
 * What is to be sent as `after` for the groups behind a page.
 * @param groups by their keys, one more than the page may hold where there are more
 */
export function nextAfter(groups: readonly { readonly key: string }[], limit: number): string | undefined {
  const last = groups.length > limit ? groups[limit - 1] : undefined;
  return last?.key === '' ? afterEmpty : last?.key;
}
