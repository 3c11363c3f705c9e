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
  /** The version that named the region; 0 while none did. */
  readonly regionVersion: number;
  readonly regionCode?: string;
}

/** What one step alone says about its Case. */
export function standingFrom(step: CaseStep): Standing {
  const { caseId, caseVersion } = step.payload;
  const regionCode = regionNamedBy(step);
  return {
    caseId,
    version: caseVersion,
    status: statusFrom(step),
    bureauId: bureauAfter(step),
    regionVersion: regionCode ? caseVersion : 0,
    regionCode,
  };
}

/** What two standings of one Case say together. Commutative, associative, idempotent: any order, any repetition. */
export function merged(one: Standing, other: Standing): Standing {
  const latest = one.version >= other.version ? one : other;
  const located = one.regionVersion >= other.regionVersion ? one : other;
  return { ...latest, regionVersion: located.regionVersion, regionCode: located.regionCode };
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

/** The Case's jurisdiction; before it is known the writer's hint, and where there is none the lead bureau's region. */
function regionNamedBy(step: CaseStep): string | undefined {
  if (step.type === 'xinqiao.case.opened.v1') return step.payload.regionHint;
  const { payload } = step;
  if ('lead' in payload) return payload.jurisdiction?.code ?? payload.lead.regionCode;
  return 'jurisdiction' in payload ? payload.jurisdiction?.code : undefined;
}
