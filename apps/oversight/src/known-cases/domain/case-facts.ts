import type { CaseStatus } from '#domain';
import { type CaseStep, statusFrom } from '../../figures/domain/case-step.ts';

interface Bureau {
  readonly id: string;
  readonly name: string;
  readonly regionCode: string;
}

/** Something that a step said, with the version of that step: of two words the later one counts. */
interface Said<T> {
  readonly version: number;
  readonly is: T;
}

/** 评价: what the citizen said of how his case was settled. */
export interface CitizensWord {
  readonly solved: boolean;
  /** From 1 to 5. */
  readonly satisfaction: number;
}

/**
 * What is known of a case, as far as its steps have come. Each part carries the version of the step that said it, and the
 * highest wins; so what is known depends on which steps have come, never on the order.
 */
export interface CaseFacts {
  readonly caseId: string;
  readonly number: string;
  readonly status: Said<CaseStatus>;
  readonly submittedAt?: Said<string>;
  /** 属地; negative versions where only the place of a bureau is known. */
  readonly regionCode?: Said<string>;
  /** 主办; null while the case is with nobody. */
  readonly lead?: Said<Bureau | null>;
  /** 职能. */
  readonly function?: Said<string>;
  /** Ids of the bureaus that it is a complaint about. */
  readonly about?: Said<readonly string[]>;
  readonly resolved?: Said<true>;
  readonly word?: Said<CitizensWord>;
  /** How often. */
  readonly reopened?: Said<number>;
}

/** What one step alone says of its case. */
export function factsFrom(step: CaseStep): CaseFacts {
  const { caseId, caseNumber: number, caseVersion: version } = step.payload;
  const said = <T>(is: T | undefined) => (is === undefined ? undefined : { version, is });
  return present({
    caseId,
    number,
    status: { version, is: statusFrom(step) },
    submittedAt: said('submittedAt' in step.payload ? step.payload.submittedAt : undefined),
    regionCode: regionSaidBy(step),
    lead: said(leadAfter(step)),
    ...assignedBy(step, version),
    resolved: said(step.type === 'xinqiao.case.resolved.v1' ? (true as const) : undefined),
    word: said(step.type === 'xinqiao.case.rated.v1' ? wordIn(step.payload) : undefined),
    reopened: said(step.type === 'xinqiao.case.reopened.v1' ? step.payload.reopenings : undefined),
  });
}

/** What two sets of facts of one case say together: in any order, however often. */
export function mergedFacts(one: CaseFacts, other: CaseFacts): CaseFacts {
  return present({
    caseId: one.caseId,
    number: one.number,
    status: one.status.version >= other.status.version ? one.status : other.status,
    submittedAt: later(one.submittedAt, other.submittedAt),
    regionCode: later(one.regionCode, other.regionCode),
    lead: later(one.lead, other.lead),
    function: later(one.function, other.function),
    about: later(one.about, other.about),
    resolved: later(one.resolved, other.resolved),
    word: later(one.word, other.word),
    reopened: later(one.reopened, other.reopened),
  });
}

/** One set of facts for each case that the steps speak of. */
export function factsOf(steps: readonly CaseStep[]): CaseFacts[] {
  const facts = new Map<string, CaseFacts>();
  for (const step of steps) {
    const said = factsFrom(step);
    const known = facts.get(said.caseId);
    facts.set(said.caseId, known ? mergedFacts(known, said) : said);
  }
  return [...facts.values()];
}

function later<T>(one: Said<T> | undefined, other: Said<T> | undefined): Said<T> | undefined {
  if (!one || !other) return one ?? other;
  return one.version >= other.version ? one : other;
}

/** Without what is not said, so that facts are equal to what is read back of them. */
function present(facts: CaseFacts): CaseFacts {
  return Object.fromEntries(Object.entries(facts).filter(([, said]) => said !== undefined)) as unknown as CaseFacts;
}

/** The jurisdiction; before it is known the writer's hint; before that where the first bureau is. */
function regionSaidBy(step: CaseStep): Said<string> | undefined {
  const { payload } = step;
  const named = 'jurisdiction' in payload ? payload.jurisdiction?.code : undefined;
  const hinted = step.type === 'xinqiao.case.opened.v1' ? step.payload.regionHint : undefined;
  const said = named ?? hinted;
  if (said !== undefined) return { version: payload.caseVersion, is: said };
  return 'lead' in payload ? { version: -payload.caseVersion, is: payload.lead.regionCode } : undefined;
}

/** Undefined where the step says nothing of it. */
function leadAfter(step: CaseStep): Bureau | null | undefined {
  const { payload } = step;
  if (step.type === 'xinqiao.case.returned.v1') return null;
  if ('lead' in payload) return payload.lead;
  if ('bureau' in payload) return payload.bureau ?? null;
  return 'status' in payload ? null : undefined;
}

function assignedBy(step: CaseStep, version: number): Pick<CaseFacts, 'function' | 'about'> {
  const { payload } = step;
  if (step.type !== 'xinqiao.case.assigned.v1')
    return 'about' in payload && payload.about ? { about: { version, is: payload.about.map(({ id }) => id) } } : {};
  const { function: code, about } = step.payload;
  return {
    function: code === undefined ? undefined : { version, is: code },
    about: about && { version, is: about.map(({ id }) => id) },
  };
}

function wordIn({ solved, satisfaction }: CitizensWord): CitizensWord {
  return { solved, satisfaction };
}
