import type { CaseStatus } from '#domain';
import { statusFrom, type CaseStep } from './case-step.ts';

/**
 * Where a Case stands, as far as its steps are known. Each part carries the version of the step that said it, and the
 * highest version wins; so the standing depends on which steps are known, never on the order in which they came.
 */
export interface Standing {
  readonly caseId: string;
  /** The highest caseVersion known; that step said status and bureau. */
  readonly version: number;
  readonly status: CaseStatus;
  /** Absent while no bureau has the Case. */
  readonly bureauId?: string;
  /** The version that named the region, negative where it did no more than name a bureau there; 0 while none did. */
  readonly regionVersion: number;
  readonly regionCode?: string;
}

/** What one step alone says about its Case. */
export function standingFrom(step: CaseStep): Standing {
  const { caseId, caseVersion } = step.payload;
  const named = regionNamedBy(step);
  const regionCode = named ?? regionOfLead(step);
  return {
    caseId,
    version: caseVersion,
    status: statusFrom(step),
    bureauId: bureauAfter(step),
    regionVersion: named ? caseVersion : regionCode ? -caseVersion : 0,
    regionCode,
  };
}

/** What two standings of one Case say together. Commutative, associative, idempotent: any order, any repetition. */
export function merged(one: Standing, other: Standing): Standing {
  const latest = one.version >= other.version ? one : other;
  const located = regionRank(one) >= regionRank(other) ? one : other;
  return { ...latest, regionVersion: located.regionVersion, regionCode: located.regionCode };
}

/** The latest that named it, before the first that named a bureau, before none. */
function regionRank({ regionCode, regionVersion }: Standing): number {
  return regionCode === undefined ? -Infinity : regionVersion;
}

/** One standing for each Case that the steps speak of. */
export function standingsFrom(steps: readonly CaseStep[]): Standing[] {
  const standings = new Map<string, Standing>();
  for (const step of steps) {
    const said = standingFrom(step);
    const known = standings.get(said.caseId);
    standings.set(said.caseId, known ? merged(known, said) : said);
  }
  return [...standings.values()];
}

/** The lead bureau that a step names; one that takes the Case from its bureau names it too, but leaves it with none. */
function bureauAfter(step: CaseStep): string | undefined {
  if (step.type === 'xinqiao.case.returned.v1') return undefined;
  if ('lead' in step.payload) return step.payload.lead.id;
  return 'bureau' in step.payload ? step.payload.bureau?.id : undefined;
}

/** The Case's jurisdiction; before it is known the writer's hint. */
function regionNamedBy(step: CaseStep): string | undefined {
  if (step.type === 'xinqiao.case.opened.v1') return step.payload.regionHint;
  return 'jurisdiction' in step.payload ? step.payload.jurisdiction?.code : undefined;
}

/** Where a Case is counted of which nobody has said where it lies; it stays there when another bureau gets it, as it does on the desks. */
function regionOfLead(step: CaseStep): string | undefined {
  return 'lead' in step.payload ? step.payload.lead.regionCode : undefined;
}
