import type { Kind } from '#domain';
import type { Bureau } from '../../catalogue/domain/bureau-directory.ts';
import { aloneFrom } from '../../catalogue/domain/deciding-policy.ts';
import { asJurisdiction, isPlaceholder, type Region } from '../../catalogue/domain/region.ts';
import { read, readFunctions, type Reading } from '../../reading/domain/reader.ts';
import { agreeWithLocation } from './agree-with-location.ts';
import { functionsAsked } from './asked-bureaus.ts';
import { coFunctionsOf } from './co-functions.ts';
import { bureausComplainedOf } from './complained-of.ts';
import { doubtPartyElsewhere } from './doubt-party-elsewhere.ts';
import { doubtWholeCity } from './doubt-whole-city.ts';
import { doubtAbout } from './function-doubt.ts';
import { chooseFunction, type FunctionChoice } from './function-choice.ts';
import { heedAsked } from './heed-asked-bureaus.ts';
import { findJurisdiction, type Jurisdiction } from './jurisdiction.ts';
import { chooseKind } from './kind.ts';
import type { Knowledge } from './knowledge.ts';
import { lookAt, type MessageView } from './look-at-message.ts';
import { functionsToldApart } from './matters-told-apart.ts';
import type { CitizenMessage } from './message.ts';
import { raiseJurisdiction } from './raise-jurisdiction.ts';
import { alternativeReason, functionReasons, placeReasons } from './reasons.ts';
import type { Alternative, RoutingDecision, SecondMatter } from './routing-decision.ts';
import { rulingKey } from './rulings.ts';
import { isUrgent } from './urgency.ts';
import { isWordless, withoutWords } from './wordless.ts';

const mostAlternatives = 3;
/** From these on a bureau is sure to be right: the function's own share, and that of all functions it has. */
const leastOfOne = 0.4;
const leastOfBureau = 0.75;
/** The office of the lowest level: it can lead only where the township is known. */
const townshipFunction = 'township';

/**
 * Whose a message is, and why. Any text gets a decision; one that cannot be placed gets `sure: false` and what is
 * missing. About 0.1 ms for an ordinary message.
 */
export function decide(message: CitizenMessage, knowledge: Knowledge): RoutingDecision {
  const { reader } = knowledge;
  const view = lookAt(message, knowledge);
  const asked = functionsAsked(view.words.text);
  const wordsRead = read(view.evidence, reader);
  const reading = isWordless(view.words.text) ? withoutWords(wordsRead) : heedAsked(wordsRead, asked);
  const doubt = doubtAbout(view.words.text, reading);
  const toldApart = functionsToldApart(view.words.text, reading, (part) => readPart(part, message, knowledge));
  const choice = chooseFunction(reading, view.matters, knowledge, { doubt, toldApart });
  const kind = chooseKind(reading, message.kind, view.evidence.cues);
  const place = placeOf(message, view, { kind, functionCode: choice.function }, knowledge);
  const { month } = message;
  const urgent = isUrgent(reading, { kind, matter: choice.matter?.matter, words: view.words, month }, knowledge);
  const told = { words: view.words, functionCode: choice.function, kind };
  const about = bureausComplainedOf(told, place, knowledge.bureaus);
  const found = { coFunctions: coFunctionsOf(choice, reading, asked), place, about };
  return { ...whose(choice, found, knowledge), about, kind, urgent };
}

/** Where it belongs, once it is known what it is about and what the writer wants. */
function placeOf(
  message: CitizenMessage,
  { words, mentions }: MessageView,
  about: { readonly kind: Kind; readonly functionCode: string | undefined },
  knowledge: Knowledge,
): Jurisdiction {
  const { home } = knowledge;
  const hint = addressedRegion(message, knowledge);
  const isProvincialDoor = message.channel === 'department-site';
  const question = { ...words, ...about, mentions };
  const found = findJurisdiction({ ...question, hint, isProvincialDoor }, home);
  const located = message.location ? agreeWithLocation(found, message.location, knowledge) : found;
  const raised = raiseJurisdiction(located, { text: words.text, function: about.functionCode, hint }, home);
  return doubtPartyElsewhere(doubtWholeCity(raised, question), question, home);
}

/** What is known before a bureau is chosen. */
interface Found {
  readonly coFunctions: readonly string[];
  readonly place: Jurisdiction;
  /** The bureaus that it complains about. */
  readonly about: readonly Bureau[];
}

/** What a part of a message is about by itself. */
function readPart(part: string, { channel, month }: CitizenMessage, knowledge: Knowledge): Reading['functions'] {
  return readFunctions(lookAt({ subject: '', body: part, channel, month }, knowledge).evidence, knowledge.reader);
}

/** A code that is none, or names no real place, says nothing. */
function addressedRegion({ regionHint }: CitizenMessage, { regions }: Knowledge): Region | undefined {
  const region = regionHint === undefined ? undefined : regions.get(regionHint);
  return region && !isPlaceholder(region) ? asJurisdiction(region) : undefined;
}

function whose(
  choice: FunctionChoice,
  { coFunctions, place, about }: Found,
  knowledge: Knowledge,
): Omit<RoutingDecision, 'about' | 'kind' | 'urgent'> {
  const { region } = place;
  const matter = choice.matter?.matter;
  const ruled = matter && region && bureauRuled(matter.code, region, knowledge);
  const usual = ruled ?? (choice.function && region ? bureauOn(choice.function, place, knowledge) : undefined);
  const isComplainedOf = (bureau: Bureau): boolean => about.some(({ id }) => id === bureau.id);
  const lead = usual && isComplainedOf(usual) ? undefined : usual;
  const isClear = choice.isClear || (lead !== undefined && isOfOneBureau(choice, lead, place, knowledge));
  const sure = isClear && region !== undefined && place.doubt === undefined && lead !== undefined;
  return {
    sure,
    matter: matter && { code: matter.code, name: matter.name },
    function: choice.function,
    coFunctions,
    jurisdiction: region && { code: region.code, name: region.name },
    lead,
    coHandling: coFunctions
      .flatMap((code) => bureauOn(code, place, knowledge) ?? [])
      .filter((bureau) => bureau.id !== lead?.id && !isComplainedOf(bureau)),
    confidence: choice.confidence,
    reasons: [
      ...functionReasons({ ...choice, isClear }, knowledge.functions),
      ...placeReasons(place),
      ...(ruled && lead ? [`依据此前的裁定，这类事项由${ruled.name}主办。`] : []),
      ...(usual && !lead ? [`来文反映的是${usual.name}自身或其人员的问题，不能由其办理，需要人工确认主办单位。`] : []),
      ...(lead ? [`${sure ? '主办单位' : '建议主办单位'}：${lead.name}。`] : noLeadReasons(choice, region)),
    ],
    besides: secondMatter(choice, place, knowledge, isComplainedOf),
    alternatives: alternativesTo(usual, choice, place, knowledge).filter(({ bureau }) => !isComplainedOf(bureau)),
  };
}

/** Whose a matter is there since an arbitration said so; of a bureau that was merged, the one that came after it. */
function bureauRuled(matterCode: string, region: Region, { rulings, bureaus }: Knowledge): Bureau | undefined {
  const ruled = bureaus.find(rulings.get(rulingKey(matterCode, region.code)) ?? '');
  const current = ruled && bureaus.successorOf(ruled);
  return current && { id: current.id, name: current.name, regionCode: current.regionCode };
}

function bureauOn(
  functionCode: string,
  { region, township }: Jurisdiction,
  { bureaus }: Knowledge,
): Bureau | undefined {
  const office = functionCode === townshipFunction ? township : region;
  return office && bureaus.bureauFor(functionCode, office);
}

/** Functions that are hard to tell apart are often one bureau's: then it is its case whichever it is. */
function isOfOneBureau(
  { confidence, aloneFrom: least, besides, doubt, others }: FunctionChoice,
  lead: Bureau,
  place: Jurisdiction,
  knowledge: Knowledge,
): boolean {
  if (besides.length > 0 || doubt || least === undefined) return false;
  const siblings = others.filter(
    (other) =>
      bureauOn(other.function, place, knowledge)?.id === lead.id &&
      aloneFrom(other.function, knowledge.policies) !== undefined,
  );
  const ofBureau = siblings.reduce((sum, other) => sum + other.confidence, confidence);
  return confidence >= leastOfOne && ofBureau >= Math.max(leastOfBureau, least);
}

function noLeadReasons(choice: FunctionChoice, region: Region | undefined): string[] {
  return choice.function === townshipFunction && region ? ['没有写明是哪个乡镇或街道，需要人工确认。'] : [];
}

function alternativesTo(
  lead: Bureau | undefined,
  { others, besides }: FunctionChoice,
  place: Jurisdiction,
  knowledge: Knowledge,
): Alternative[] {
  const { functions } = knowledge;
  return others
    .flatMap((other) => {
      const bureau = bureauOn(other.function, place, knowledge);
      return bureau && bureau.id !== lead?.id ? [{ other, bureau }] : [];
    })
    .slice(0, mostAlternatives)
    .map(({ other, bureau }) => {
      const { function: code, confidence } = other;
      return { bureau, function: code, confidence, reason: alternativeReason(other, bureau, { functions, besides }) };
    });
}

function secondMatter(
  { besides: [second], others }: FunctionChoice,
  place: Jurisdiction,
  knowledge: Knowledge,
  isComplainedOf: (bureau: Bureau) => boolean,
): SecondMatter | undefined {
  if (second === undefined) return undefined;
  const matter = others.find((other) => other.function === second)?.matter?.matter;
  const named = matter && { code: matter.code, name: matter.name };
  const bureau = bureauOn(second, place, knowledge);
  return { function: second, matter: named, bureau: bureau && !isComplainedOf(bureau) ? bureau : undefined };
}
