import type { CaseEvents } from '#contracts';
import type { Announcement } from './transitions.ts';

type TypeOf<N extends Announcement> = `xinqiao.${N}.v1`;

interface OfEveryFact {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly caseVersion: number;
  readonly occurredAt: string;
}

/** What has happened to a case: the type and payload of the event that department announces. */
export type Fact<N extends Announcement = Announcement> = {
  [K in N]: { readonly type: TypeOf<K>; readonly payload: CaseEvents[TypeOf<K>] };
}[N];

/** What is particular to a fact; number, version and time are added where the step is taken. */
export type Particulars<N extends Announcement = Announcement> = {
  [K in N]: { readonly announces: K; readonly details: Omit<CaseEvents[TypeOf<K>], keyof OfEveryFact> };
}[N];

export function fact(particulars: Particulars, common: OfEveryFact): Fact {
  return { type: `xinqiao.${particulars.announces}.v1`, payload: { ...common, ...particulars.details } } as Fact;
}
