import type { Bureau } from '../../catalogue/domain/bureau-directory.ts';
import { asJurisdiction, isPlaceholder, type Region } from '../../catalogue/domain/region.ts';
import { chooseFunction, type FunctionChoice } from './function-choice.ts';
import { findJurisdiction, type Jurisdiction } from './jurisdiction.ts';
import { chooseKind, isPressing } from './kind.ts';
import type { Knowledge } from './knowledge.ts';
import type { CitizenMessage, Words } from './message.ts';
import { plainText } from './plain-text.ts';
import { raiseJurisdiction } from './raise-jurisdiction.ts';
import { functionReasons, placeReasons } from './reasons.ts';
import type { Alternative, RoutingDecision } from './routing-decision.ts';
import { isAlarming } from './urgency.ts';

const mostAlternatives = 3;
/** Confidence from which a companion function counts as spoken of. */
const leastOfCompanion = 0.04;
/** The office of the lowest level: it can lead only where the township is known. */
const townshipFunction = 'township';

/**
 * Whose a message is, and why. Any text gets a decision; one that cannot be placed gets `sure: false` and what is
 * missing. About 0.1 ms for an ordinary message.
 */
export function decide(message: CitizenMessage, knowledge: Knowledge): RoutingDecision {
  const subject = plainText(message.subject);
  const words = { text: `${subject}.${plainText(message.body)}`, subjectEnd: subject.length };
  const choice = chooseFunction(knowledge.matterPhrases.score(words), knowledge.matters);
  const hint = addressedRegion(message, knowledge);
  const found = findJurisdiction(
    { ...words, hint, isProvincialDoor: message.channel === 'department-site' },
    knowledge.gazetteer,
    knowledge.home,
  );
  const place = raiseJurisdiction(found, { text: words.text, function: choice.function, hint }, knowledge.home);
  return { ...whose(choice, place, knowledge), ...whatIsWanted(words, message, choice, knowledge) };
}

/** A code that is none, or names no real place, says nothing. */
function addressedRegion({ regionHint }: CitizenMessage, { regions }: Knowledge): Region | undefined {
  const region = regionHint === undefined ? undefined : regions.get(regionHint);
  return region && !isPlaceholder(region) ? asJurisdiction(region) : undefined;
}

function whatIsWanted(
  words: Words,
  { kind: ticked, month }: CitizenMessage,
  choice: FunctionChoice,
  knowledge: Knowledge,
): Pick<RoutingDecision, 'kind' | 'urgent'> {
  const cues = knowledge.cues.score(words);
  const matter = choice.matter?.matter;
  const ofMatters = matter?.urgentPhrases.length ? knowledge.urgentPhrases.score(words) : [];
  const alarming = isAlarming({ cues, ofMatters, matter, month });
  const kind = chooseKind({ cues, ticked, usual: matter?.kind, isAlarming: alarming });
  return { kind, urgent: alarming && isPressing(kind) };
}

function whose(
  choice: FunctionChoice,
  place: Jurisdiction,
  knowledge: Knowledge,
): Omit<RoutingDecision, 'kind' | 'urgent'> {
  const { region } = place;
  const matter = choice.matter?.matter;
  const lead = choice.function && region ? bureauOn(choice.function, place, knowledge) : undefined;
  const coFunctions = coFunctionsOf(choice);
  const sure = choice.isClear && region !== undefined && place.doubt === undefined && lead !== undefined;
  return {
    sure,
    matter: matter && { code: matter.code, name: matter.name },
    function: choice.function,
    coFunctions,
    jurisdiction: region && { code: region.code, name: region.name },
    lead,
    coHandling: coFunctions
      .flatMap((code) => bureauOn(code, place, knowledge) ?? [])
      .filter(({ id }) => id !== lead?.id),
    confidence: choice.confidence,
    reasons: [
      ...functionReasons(choice, knowledge.functions),
      ...placeReasons(place),
      ...(lead ? [`${sure ? '主办单位' : '建议主办单位'}：${lead.name}。`] : noLeadReasons(choice, region)),
    ],
    alternatives: alternativesTo(lead, choice, place, knowledge),
  };
}

function bureauOn(
  functionCode: string,
  { region, township }: Jurisdiction,
  { bureaus }: Knowledge,
): Bureau | undefined {
  const office = functionCode === townshipFunction ? township : region;
  return office && bureaus.bureauFor(functionCode, office);
}

/** Functions that always act with the matter, and those of its usual companions that the message speaks of. */
function coFunctionsOf({ matter, others }: FunctionChoice): string[] {
  const spokenOf = new Set(
    others.filter(({ confidence }) => confidence >= leastOfCompanion).map((other) => other.function),
  );
  return (matter?.matter.coFunctions ?? [])
    .filter((co) => co.always || spokenOf.has(co.function))
    .map((co) => co.function);
}

function noLeadReasons(choice: FunctionChoice, region: Region | undefined): string[] {
  return choice.function === townshipFunction && region ? ['没有写明是哪个乡镇或街道，需要人工确认。'] : [];
}

function alternativesTo(
  lead: Bureau | undefined,
  { others }: FunctionChoice,
  place: Jurisdiction,
  knowledge: Knowledge,
): Alternative[] {
  return others
    .flatMap(({ function: code, confidence }): Alternative[] => {
      const bureau = bureauOn(code, place, knowledge);
      return bureau && bureau.id !== lead?.id ? [{ bureau, function: code, confidence }] : [];
    })
    .slice(0, mostAlternatives);
}
