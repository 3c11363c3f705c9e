import type { Bureau, Correction, Region } from '#contracts';
import { isWithin } from '#domain';
import type { Classification } from './proposal.ts';

/** 纠正: what who assigns a case says of it in place of what was said before; what is absent stays as it is. */
export interface Corrected extends Pick<Partial<Classification>, 'kind' | 'urgent' | 'function' | 'matter'> {
  /** 属地. */
  readonly region?: Region;
}

/** What a case is about and where it belongs. */
interface Subject {
  readonly classification: Classification;
  readonly regionCode?: string;
}

/** To whom a case comes, and what is said of it with that. */
export interface Coming {
  readonly lead: Bureau;
  /** What the Region of the lead is called; absent where nobody has said it yet. */
  readonly leadRegionName?: string;
  readonly corrected?: Corrected;
}

/**
 * The Region to which a case belongs that comes to a bureau: a bureau answers for its Region and all that lies in it, so the case stays where it is if that is
 * in there, and else is where the bureau is.
 * @returns undefined where it stays
 */
export function regionAt(
  regionCode: string | undefined,
  { lead, leadRegionName }: Pick<Coming, 'lead' | 'leadRegionName'>,
): Region | undefined {
  if (regionCode !== undefined && isWithin(regionCode, lead.regionCode)) return undefined;
  return { code: lead.regionCode, name: leadRegionName ?? lead.regionCode };
}

/** The subject of a case that comes to a bureau, and what of it is another one than before. */
export function subjectWith(
  before: Subject,
  coming: Coming,
): Subject & { readonly corrections: Correction[] | undefined } {
  const { corrected = {} } = coming;
  const { region = regionAt(before.regionCode, coming) } = corrected;
  const said = before.classification;
  const classification: Classification = {
    kind: corrected.kind ?? said.kind,
    matter: corrected.matter ?? said.matter,
    function: corrected.function ?? said.function,
    jurisdiction: region ?? said.jurisdiction,
    urgent: corrected.urgent ?? said.urgent,
  };
  const after = { classification, regionCode: region?.code ?? before.regionCode };
  return { ...after, corrections: correctionsFrom(before, after) };
}

const readings: Readonly<Record<Correction['of'], (subject: Subject) => string | undefined>> = {
  kind: ({ classification }) => classification.kind,
  urgent: ({ classification }) => String(classification.urgent),
  region: ({ regionCode }) => regionCode,
  function: (subject) => subject.classification.function,
  matter: ({ classification }) => classification.matter?.code,
};

/** Undefined where it is the same. */
function correctionsFrom(before: Subject, after: Subject): Correction[] | undefined {
  const corrections = Object.entries(readings).flatMap(([of, read]): Correction[] => {
    const [from, to] = [read(before), read(after)];
    return to === undefined || to === from ? [] : [{ of: of as Correction['of'], from, to }];
  });
  return corrections.length > 0 ? corrections : undefined;
}

/** Whether kind or urgency, by which clocks are set, is another one than before. */
export function correctsTerms(corrections: readonly Correction[] = []): boolean {
  return corrections.some(({ of }) => of === 'kind' || of === 'urgent');
}
