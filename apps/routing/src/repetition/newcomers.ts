import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Catalogue } from '../catalogue/domain/catalogue.ts';
import type { Decided } from '../deciding/decide-in-turns.ts';
import { countyOf } from './domain/county.ts';
import { speaksOfEstate } from './domain/estate.ts';
import type { HotIssue } from './domain/hot-issue.ts';
import { mostPromising, termsLookedUp } from './domain/issue-book.ts';
import { Language } from './domain/language.ts';
import type { Found, Newcomer, Posting } from './domain/open-issues.ts';
import { reachOf } from './domain/reach.ts';
import type { Repeated, Voice } from './domain/repeat-of.ts';
import { nameShare, type Rarity, sketchOf } from './domain/sketch.ts';
import type { Term } from './domain/term.ts';
import type { TermCounts } from './domain/terms-of-message.ts';
import { longestHeadline } from './domain/title.ts';
import { findIssues, findPostings, findWaves } from './issue-table.ts';

/** A message that was decided on, as far as it may repeat another or be about a thing that others speak of. */
export interface Arrival {
  readonly decided: Decided;
  readonly counts: TermCounts;
  readonly voice: Voice & Pick<Newcomer, 'matter' | 'headline'>;
}

/** One with a place, which can be compared with what others say. */
export interface PlacedArrival extends Arrival {
  readonly voice: Newcomer;
}

/** What was found for a batch of messages. */
interface Sighting {
  readonly arrivals: readonly PlacedArrival[];
  readonly found: Found;
  /** Issues that a message may belong to, by its case. */
  readonly candidates: ReadonlyMap<string, readonly HotIssue[]>;
}

/** Sketches messages that were decided on, and looks up what they may belong to; reads a bounded number of rows for each. */
@Injectable()
export class Newcomers {
  private readonly language: Language;

  private readonly regions: Catalogue['regions'];
  private readonly home: Catalogue['home'];

  /** @param shipped its samples teach the language, the same on every instance of a release; its regions name cities */
  constructor(
    { matters, regions, home }: Catalogue,
    private readonly sharedMatters: ReadonlySet<string>,
  ) {
    this.regions = regions;
    this.home = home;
    this.language = new Language(matters);
  }

  /** Those among them that may be heard again: thanks are about no grievance. */
  among(decided: readonly Decided[]): Arrival[] {
    return decided.filter(({ decision }) => decision.kind !== 'thanks').map((one) => this.arrivalOf(one));
  }

  /** Where it is looked for what others say of the same; who repeats a case and names no place means the place of that case. */
  inPlace(arrival: Arrival, repeated: Repeated | undefined): PlacedArrival | undefined {
    const { decision } = arrival.decided;
    const region = decision.jurisdiction ?? this.regions.get(repeated?.regionCode ?? '');
    if (!region) return undefined;
    const jurisdiction = { code: region.code, name: region.name };
    const reach = reachOf({ ...decision, jurisdiction }, this.sharedMatters);
    if (!reach) return undefined;
    const estateCounty = speaksOfEstate(arrival.decided.event.payload) ? countyOf(region.code) : undefined;
    const where = { regionCode: region.code, reach, region: jurisdiction, estateCounty };
    return { ...arrival, voice: { ...arrival.voice, ...where } };
  }

  /** Who calls it holds the lock on every reach. */
  async look(manager: EntityManager, arrivals: readonly PlacedArrival[], now: Date): Promise<Sighting> {
    if (arrivals.length === 0) return { arrivals, found: { issues: [], postings: [] }, candidates: new Map() };
    const postings = await findPostings(manager, wantedTerms(arrivals), now);
    const weighed = this.weighedAgain(arrivals, postings);
    const waves = await findWaves(manager, wantedWaves(arrivals), now);
    const promised = promising(weighed, postings);
    const issues = await findIssues(manager, [...new Set([...waves, ...[...promised.values()].flat()])]);
    const ids = new Set(issues.map(({ id }) => id));
    const found = { issues, postings: postings.filter(({ issueId }) => ids.has(issueId)) };
    return { arrivals: weighed, found, candidates: candidatesAmong(issues, weighed, promised) };
  }

  /** What of a subject line may stand in a title. */
  speakable(line: string): string {
    return this.language.speakable(line);
  }

  cityOf(code: string): HotIssue['region'] {
    const city = this.regions.get(`${code.slice(0, 4)}00`) ?? this.home;
    return { code: city.code, name: city.name };
  }

  private arrivalOf(decided: Decided): Arrival {
    const { subject, body, caseId, caseNumber, writer, submittedAt, splitFrom } = decided.event.payload;
    const { jurisdiction, matter } = decided.decision;
    const counts = this.language.termsOf({ subject, body });
    const sketch = sketchOf(counts, this.language.frequencies.rarity);
    const isPart = splitFrom !== undefined;
    const who = { caseId, caseNumber, writer, submittedAt: new Date(submittedAt), isPart };
    const where = { regionCode: jurisdiction?.code, matterCode: matter?.code };
    const what = {
      matter: matter && { code: matter.code, name: matter.name },
      headline: subject || body.slice(0, longestHeadline),
    };
    return { decided, counts, voice: { ...who, ...where, ...what, sketch, nameShare: nameShare(sketch) } };
  }

  /** What many issues of the same reach speak of tells them apart less. */
  private weighedAgain(arrivals: readonly PlacedArrival[], postings: readonly Posting[]): PlacedArrival[] {
    const issuesWith = new Map<string, number>();
    for (const { reach, term } of postings) {
      const key = `${reach} ${term}`;
      issuesWith.set(key, (issuesWith.get(key) ?? 0) + 1);
    }
    return arrivals.map((arrival) => {
      const { voice, counts } = arrival;
      const rarity: Rarity = (term) =>
        this.language.frequencies.rarityAmong(term, issuesWith.get(`${voice.reach.key} ${term}`) ?? 0);
      const sketch = sketchOf(counts, rarity);
      return { ...arrival, voice: { ...voice, sketch, nameShare: nameShare(sketch) } };
    });
  }
}

function wantedTerms(arrivals: readonly PlacedArrival[]): { reach: string; term: Term }[] {
  const wanted = new Map<string, { reach: string; term: Term }>();
  for (const { voice } of arrivals) {
    if (voice.reach.sharedMatter !== undefined) continue;
    const { key: reach } = voice.reach;
    for (const term of voice.sketch.terms.subarray(0, termsLookedUp)) wanted.set(`${reach} ${term}`, { reach, term });
  }
  return [...wanted.values()];
}

function wantedWaves(arrivals: readonly PlacedArrival[]): { reach: string; matter: string }[] {
  const wanted = new Map<string, { reach: string; matter: string }>();
  for (const { voice } of arrivals) {
    const { key: reach, sharedMatter: matter } = voice.reach;
    if (matter !== undefined) wanted.set(`${reach} ${matter}`, { reach, matter });
  }
  return [...wanted.values()];
}

/** What it may belong to: where a network fails for many, what has failed there already. */
function candidatesAmong(
  issues: readonly HotIssue[],
  arrivals: readonly PlacedArrival[],
  promised: ReadonlyMap<string, readonly string[]>,
): Map<string, readonly HotIssue[]> {
  const byId = new Map(issues.map((issue) => [issue.id, issue]));
  const waves = Map.groupBy(issues, ({ reach, sharedMatter }) => sharedMatter && `${reach} ${sharedMatter}`);
  return new Map(
    arrivals.map(({ voice: { caseId, reach } }) => [
      caseId,
      reach.sharedMatter === undefined
        ? (promised.get(caseId) ?? []).flatMap((id) => byId.get(id) ?? [])
        : (waves.get(`${reach.key} ${reach.sharedMatter}`) ?? []),
    ]),
  );
}

/** For each message, by its case, the issues with which it shares the weightiest terms. */
function promising(arrivals: readonly PlacedArrival[], postings: readonly Posting[]): Map<string, string[]> {
  const posted = Map.groupBy(postings, ({ reach, term }) => `${reach} ${term}`);
  const promised = arrivals.map(({ voice: { caseId, reach, sketch } }) => {
    const shared = new Map<string, number>();
    sketch.terms.subarray(0, termsLookedUp).forEach((term, index) => {
      for (const { issueId } of posted.get(`${reach.key} ${term}`) ?? [])
        shared.set(issueId, (shared.get(issueId) ?? 0) + (sketch.weights[index] ?? 0));
    });
    return [caseId, mostPromising(shared)] as const;
  });
  return new Map(promised);
}
