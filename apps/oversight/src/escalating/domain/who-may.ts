import type { EscalationActor } from '#contracts';
import { bureausOf, isWithin } from '#domain';
import { isAbout } from '../../known-cases/domain/complaint.ts';
import type { Escalation } from './escalation.ts';
import { firstRegion } from './level.ts';

/** Somebody of the staff, as far as an Escalation is concerned. */
export interface Onlooker {
  readonly roles: readonly string[];
  readonly bureauId?: string;
  readonly formerBureauIds?: readonly string[];
  readonly regionCode?: string;
}

/** Who looks at Escalations in a Region and all below it. */
const overseers = ['supervisor', 'leader'] as const;

/**
 * In which role somebody may do something about an Escalation: those who answer for the Region where it is, and the head of the bureau with which it is.
 * What has climbed is no longer with those below.
 */
export function actorFor(staff: Onlooker, escalation: Escalation): EscalationActor | undefined {
  const { regionCode: reach } = staff;
  const { regionCode } = escalation;
  const overseer = overseers.find((role) => staff.roles.includes(role));
  if (overseer && reach !== undefined && isWithin(regionCode, reach)) return { role: overseer, regionCode: reach };
  const isHead = staff.roles.includes('bureau-head') && isWithBureau(escalation, bureausOf(staff));
  return isHead ? { role: 'bureau-head', regionCode } : undefined;
}

/** Whether it was delegated to one of these bureaus, which are one, and is with it still: never where the Case is a complaint about one of them. */
export function isWithBureau({ toBureauId, facts }: Escalation, bureauIds: readonly string[]): boolean {
  return toBureauId !== undefined && bureauIds.includes(toBureauId) && !isAbout(facts, bureauIds);
}

/** Who may read it: who may act, those below whose Case it is, also when it has climbed, and the auditor. */
export function mayRead(staff: Onlooker, escalation: Escalation): boolean {
  if (actorFor(staff, escalation)) return true;
  const { roles, regionCode: reach } = staff;
  if (reach === undefined || ![...overseers, 'auditor'].some((role) => roles.includes(role))) return false;
  return isWithin(escalation.regionCode, reach) || isWithin(placeOfCase(escalation), reach);
}

function placeOfCase({ facts }: Escalation): string {
  return firstRegion(facts.regionCode ?? facts.lead?.regionCode);
}
