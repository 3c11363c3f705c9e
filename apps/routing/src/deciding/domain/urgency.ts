import type { Kind } from '#domain';
import type { Matter } from '../../catalogue/domain/matter.ts';
import type { Reading } from '../../reading/domain/reader.ts';
import { pressing } from './kind.ts';

/** A danger that is passed over is dearer than a look too many: what is more likely than this is treated as urgent. */
export const leastUrgency = 0.4;

/** Whether what is told cannot wait: danger to life, a group about to act, or a matter in the season that counts. */
export function isUrgent({ urgency }: Reading, kind: Kind, matter: Matter | undefined, month: number): boolean {
  return urgency >= leastUrgency || (pressing.includes(kind) && (matter?.urgentMonths.has(month) ?? false));
}
