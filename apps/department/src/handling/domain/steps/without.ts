import type { Bureau } from '#contracts';

/** These bureaus but for one. */
export function without(bureaus: readonly Bureau[], { id: left }: Bureau): Bureau[] {
  return bureaus.filter(({ id }) => id !== left);
}
