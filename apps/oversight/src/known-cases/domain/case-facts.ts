import type { Bureau, CaseEvents } from '#contracts';
import type { CaseStatus } from '#domain';
import { placeOf, stepsInOrder } from './case-place.ts';
import type { CaseKnowledge, KnownCase } from './known-case.ts';
import type { FactKind, StepFact } from './step-fact.ts';

/** How a Case came to its end. */
export type CaseEnd = CaseEvents['xinqiao.escalation.ended.v1']['because'];
const ends = ['resolved', 'closed', 'declined', 'withdrawn', 'merged'] as const satisfies readonly CaseEnd[];

/** 评价: what the citizen said of how his case was settled. */
export interface CitizensWord {
  readonly solved: boolean;
  /** From 1 to 5. */
  readonly satisfaction: number;
}

/** What is known of a Case for whoever watches over it, as far as its events have come. Versions are those of the steps that said something. */
export interface CaseFacts {
  readonly caseId: string;
  readonly number: string;
  /** Of the latest step; 0 while none is known. */
  readonly version: number;
  /** Absent while no step is known. */
  readonly status?: CaseStatus;
  /** 属地; before it is known the writer's hint, before that where its first bureau is. */
  readonly regionCode?: string;
  /** 主办; absent while the case is with nobody. */
  readonly lead?: Bureau;
  /** Ids of the bureaus that were asked to help (协办) since the case was last assigned. */
  readonly helping: readonly string[];
  /** 职能. */
  readonly function?: string;
  /** Absent while it has not been assigned. */
  readonly urgent?: boolean;
  /** Ids of the bureaus that it is a complaint about; as long as no step says, those that the router found. */
  readonly about: readonly string[];
  /** Of the last resolution; 0 while there is none. */
  readonly resolvedIn: number;
  readonly word?: CitizensWord;
  /** Of the step that said the word; 0 while there is none. */
  readonly wordIn: number;
  readonly reopenings: number;
  /** Of the last reopening; 0 while there is none. */
  readonly reopenedIn: number;
  /** When it last came to its end; a reopening leaves that as it is. UTC, as `Date#toISOString` writes it. */
  readonly ended?: { readonly at: string; readonly because: CaseEnd };
}

export function factsOf({ id, number, known }: KnownCase): CaseFacts {
  const { latest } = known;
  const steps = stepsInOrder(known);
  const said = (field: 'function' | 'about') => steps.findLast((step) => step[field] !== undefined);
  const last = (kind: FactKind) => steps.findLast(({ is }) => is === kind);
  const [assigned, rated] = [last('assigned'), last('rated')];
  return {
    ...{ caseId: id, number, version: latest?.version ?? 0, status: latest?.status, lead: latest?.bureau },
    regionCode: placeOf(known, steps).region || undefined,
    helping: helpingIn(steps),
    function: said('function')?.function,
    urgent: assigned && (assigned.urgent ?? false),
    about: said('about')?.about ?? known.routed?.about ?? [],
    resolvedIn: versionOf(known, last('resolved')),
    word: rated && wordIn(rated),
    wordIn: versionOf(known, rated),
    reopenings: steps.filter(({ is }) => is === 'reopened').length,
    reopenedIn: versionOf(known, last('reopened')),
    ended: endOf(steps),
  };
}

/** An assignment names all who are to help; who is asked later joins them. */
function helpingIn(steps: readonly StepFact[]): string[] {
  const since = steps.findLastIndex(({ is }) => is === 'assigned');
  return [...new Set(steps.slice(Math.max(since, 0)).flatMap(({ helping = [] }) => helping))];
}

/** 0 where there is none. */
function versionOf({ steps }: CaseKnowledge, wanted: StepFact | undefined): number {
  const found = Object.entries(steps).find(([, step]) => step === wanted);
  return found ? Number(found[0]) : 0;
}

function wordIn({ solved = false, satisfaction = 0 }: StepFact): CitizensWord {
  return { solved, satisfaction };
}

const isEnd = (kind: FactKind): kind is CaseEnd => (ends as readonly FactKind[]).includes(kind);

/** The latest, and of two at one moment always the same. */
function endOf(steps: readonly StepFact[]): CaseFacts['ended'] {
  const found = steps.flatMap(({ is, at }) => (isEnd(is) ? [{ at: new Date(at).toISOString(), because: is }] : []));
  const rank = ({ at, because }: (typeof found)[number]) => `${at} ${because}`;
  return found.reduce<CaseFacts['ended']>((one, other) => (one && rank(one) >= rank(other) ? one : other), undefined);
}
