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
  /** Where it belonged before it went along with its lead, as long as nobody has said since where it belongs. */
  readonly regionLeft?: Region;
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

/** A case that goes along with its lead to another Region; as it is where there is none. */
export function alongWithLead<S extends Subject>(region: Region | undefined, before: S): S {
  if (!region) return before;
  return { ...belongingTo(region, before), regionLeft: before.regionLeft ?? regionOf(before) };
}

/** A case that its lead says is not its own: where it had only gone along with it, it is back where it belonged before. */
export function backFromLead<S extends Subject>(before: S): S {
  return before.regionLeft ? belongingTo(before.regionLeft, before) : before;
}

function belongingTo<S extends Subject>(region: Region, before: S): S {
  const classification = { ...before.classification, jurisdiction: region };
  return { ...before, classification, regionCode: region.code, regionLeft: undefined };
}

function regionOf({ classification: { jurisdiction }, regionCode: code }: Subject): Region | undefined {
  return jurisdiction ?? (code === undefined ? undefined : { code, name: code });
}

/** The subject of a case that comes to a bureau, what of it is another one than before, and what was said of it and is not. */
export function subjectWith(before: Subject, coming: Coming): Subject & Said {
  const { corrected = {} } = coming;
  const placed = corrected.region
    ? belongingTo(corrected.region, before)
    : alongWithLead(regionAt(before.regionCode, coming), before);
  const { classification: said, regionCode, regionLeft } = placed;
  const classification: Classification = {
    kind: corrected.kind ?? said.kind,
    matter: corrected.matter ?? said.matter,
    function: corrected.function ?? said.function,
    jurisdiction: said.jurisdiction,
    urgent: corrected.urgent ?? said.urgent,
  };
  const after = { classification, regionCode, regionLeft };
  const corrections = correctionsFrom(before, after);
  const confirmed = words.filter((of) => corrected[of] !== undefined && !corrections.some((one) => one.of === of));
  return { ...after, corrections: unlessEmpty(corrections), confirmed: unlessEmpty(confirmed) };
}

/** What a person said of a case; each is absent where that is nothing. */
interface Said {
  readonly corrections: Correction[] | undefined;
  readonly confirmed: Correction['of'][] | undefined;
}

const unlessEmpty = <T>(list: T[]): T[] | undefined => (list.length > 0 ? list : undefined);

const words = ['kind', 'urgent', 'region', 'function', 'matter'] as const satisfies readonly Correction['of'][];

const readings: Readonly<Record<Correction['of'], (subject: Subject) => string | undefined>> = {
  kind: ({ classification }) => classification.kind,
  urgent: ({ classification }) => String(classification.urgent),
  region: ({ regionCode }) => regionCode,
  function: (subject) => subject.classification.function,
  matter: ({ classification }) => classification.matter?.code,
};

function correctionsFrom(before: Subject, after: Subject): Correction[] {
  return words.flatMap((of): Correction[] => {
    const [from, to] = [readings[of](before), readings[of](after)];
    return to === undefined || to === from ? [] : [{ of, from, to }];
  });
}

/** Whether kind or urgency, by which clocks are set, is another one than before. */
export function correctsTerms(corrections: readonly Correction[] = []): boolean {
  return corrections.some(({ of }) => of === 'kind' || of === 'urgent');
}
