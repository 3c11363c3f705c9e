import type { EscalationActor } from '#contracts';
import { isWithin } from '#domain';
import type { Escalation } from './escalation.ts';
import { firstRegion } from './level.ts';

/** Somebody of the staff, as far as an Escalation is concerned. */
export interface Onlooker {
  readonly roles: readonly string[];
  readonly bureauId?: string;
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
  const isHead = staff.roles.includes('bureau-head') && isWithBureau(escalation, staff.bureauId);
  return isHead ? { role: 'bureau-head', regionCode } : undefined;
}

/** Whether it was delegated to this bureau and is with it still: never where the Case is a complaint about the bureau. */
export function isWithBureau({ toBureauId, facts }: Escalation, bureauId: string | undefined): boolean {
  return toBureauId !== undefined && toBureauId === bureauId && !facts.about.includes(toBureauId);
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
