import type { Kind } from '#domain';
import { type Bureau, type BureauDirectory, formalName } from '../../catalogue/domain/bureau-directory.ts';
import type { Region } from '../../catalogue/domain/region.ts';
import { isAccused, mayAccuse } from './accusations.ts';
import { isAsked, officesIn } from './asked-bureaus.ts';
import type { Words } from './message.ts';

/** 作风纪检: how officials behave, not what they are there for. */
const conductFunction = 'conduct';
/** The works are nobody's office: who complains of their people turns to the bureau that watches over them. */
const works = 'water-supply';

/** What people call offices of several functions, and some that they do not ask by these names. */
const otherOffices: readonly (readonly [office: RegExp, functionCode: string])[] = [
  [/人社|社保[局中]/g, 'social-insurance'],
  [/土地局|资规/g, 'natural-resources'],
  [/卫计/g, 'health'],
  [/行政审批|(?:政务|办证|行政)服?务?(?:大厅|中心)/g, 'government-services'],
  [/住房保障中心/g, 'public-housing'],
];

interface Question {
  readonly words: Words;
  readonly functionCode: string | undefined;
  readonly kind: Kind;
}

/** A bureau as the text names it. */
interface Named {
  readonly bureau: Bureau;
  readonly start: number;
  /** Index after its last character. */
  readonly end: number;
}

/**
 * The bureaus of a place that a message complains about: it must not come to them. Those whose people or ways it accuses; where it
 * is about conduct, all that it names and does not ask to act.
 */
export function bureausComplainedOf(
  { words: { text, subjectEnd }, functionCode, kind }: Question,
  { region, township }: { readonly region?: Region; readonly township?: Region },
  bureaus: BureauDirectory,
): Bureau[] {
  const isConduct = functionCode === conductFunction;
  if (!region || kind === 'thanks' || !(isConduct || mayAccuse(text))) return [];
  const offices = [region, ...(township ? [township] : [])];
  const isAbout = ({ bureau, ...span }: Named): boolean => {
    if (isAccused(text, span, subjectEnd)) return true;
    const watches = bureaus.bureauFor(conductFunction, region)?.id === bureau.id;
    return isConduct && !watches && !isAsked(text, span);
  };
  const about = offices.flatMap((office) => bureausNamed(text, office, bureaus)).filter(isAbout);
  return [...new Map(about.map(({ bureau }) => [bureau.id, bureau])).values()];
}

function bureausNamed(text: string, region: Region, bureaus: BureauDirectory): Named[] {
  const byName = bureaus.bureausOf(region).flatMap(({ id, name, regionCode }) => {
    const own = name.startsWith(formalName(region)) ? name.slice(formalName(region).length) : name;
    return placesOf(own, text).map((start) => ({ bureau: { id, name, regionCode }, start, end: start + own.length }));
  });
  const spoken = [...officesIn(text).filter(({ value }) => value !== works), ...otherOfficesIn(text)];
  const byOffice = spoken.flatMap(({ start, end, value }) => {
    const bureau = bureaus.bureauFor(value, region);
    return bureau ? [{ bureau, start, end }] : [];
  });
  return [...byName, ...byOffice];
}

function placesOf(name: string, text: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) places.push(at);
  return places;
}

const otherOfficesIn = (text: string) =>
  otherOffices.flatMap(([office, value]) =>
    [...text.matchAll(office)].map(({ 0: name, index }) => ({ start: index, end: index + name.length, value })),
  );
