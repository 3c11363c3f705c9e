import { type EscalationStep, wireEscalationCauses } from '#contracts';
import { subtreePrefix } from '#domain';
import { type Audience, regionAndAbove } from '../../following/domain/audience.ts';

export type Level = EscalationStep['level'];
export const levels = ['county', 'city', 'province'] as const satisfies readonly Level[];

/** What an Escalation says by which subscriptions choose it; of these nobody knows the function, and none is urgent. */
export interface PlainEscalation {
  readonly regionCode: string;
  readonly level: Level;
  readonly kind: EscalationStep['cause']['kind'];
  readonly audiences: readonly Audience[];
}

/** @param regionCode GB/T 2260 */
export function levelOf(regionCode: string): Level {
  const { length } = subtreePrefix(regionCode);
  if (length <= 2) return 'province';
  return length <= 4 ? 'city' : 'county';
}

/** The Escalations of a Region that fewest subscriptions let pass, one of each kind: where they reach somebody, every other reaches him as well. */
export function plainestEscalations(regionCode: string): PlainEscalation[] {
  const [level, audiences] = [levelOf(regionCode), regionAndAbove(regionCode)];
  return wireEscalationCauses.map((kind) => ({ regionCode, level, kind, audiences }));
}
