/** Runs of characters are counted in this many buckets; the few that share one do no harm. */
export const bucketCount = 2 ** 18;
/** Behind the buckets: features that have a name, such as the phrases of a function. */
const namedCount = 2 ** 12;
export const featureCount = bucketCount + namedCount;

const prime = 0x01000193;

/** FNV-1a, one character on. */
export const hashedOn = (hash: number, character: number): number => Math.imul(hash ^ character, prime);

export const bucketOf = (hash: number): number => (hash ^ (hash >>> 15)) & (bucketCount - 1);

/** The index of a feature that has a name. */
export function namedFeature(name: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index++) hash = hashedOn(hash, name.charCodeAt(index));
  return bucketCount + ((hash ^ (hash >>> 13)) & (namedCount - 1));
}
