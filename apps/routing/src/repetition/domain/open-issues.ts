import { belonging, grownBy, type HotIssue, ofOneKind } from './hot-issue.ts';
import { mostPromising, termsLookedUp, termsPosted } from './issue-book.ts';
import { united } from './issue-core.ts';
import type { Reach } from './reach.ts';
import type { Voice } from './repeat-of.ts';
import type { Sketch } from './sketch.ts';
import type { Term } from './term.ts';
import { titleFrom } from './title.ts';

/** A message on its way into an issue. */
export interface Newcomer extends Voice {
  readonly reach: Reach;
  readonly region: HotIssue['region'];
  readonly estateCounty?: HotIssue['estateCounty'];
  readonly matter?: HotIssue['matter'];
  /** The line that a title may be made of; it is not kept. */
  readonly headline: string;
}

/** Under which term an issue can be found. */
export interface Posting {
  readonly reach: string;
  readonly term: Term;
  readonly issueId: string;
}

/** What is there already of the issues that a batch of messages may belong to. */
export interface Found {
  readonly issues: readonly HotIssue[];
  readonly postings: readonly Posting[];
}

/** What is to be known that the messages do not say. */
export interface Surroundings {
  readonly newId: () => string;
  /** The city that a county lies in. */
  readonly cityOf: (code: string) => HotIssue['region'];
  /** What of a subject line may stand in a title: names of persons do not. */
  readonly speakable: (line: string) => string;
}

/**
 * The issues that a batch of messages may belong to, while the messages find theirs one after the other: each opens an issue or
 * joins the one it belongs to best, and an issue still gathering is taken up by one that it has grown alike. People are counted
 * afterwards, as only the voices tell who has spoken before.
 */
export class OpenIssues {
  private readonly issues: Map<string, HotIssue>;
  private readonly before: ReadonlyMap<string, HotIssue>;
  private readonly found = new Map<string, Set<string>>();
  private readonly takenUp = new Map<string, string>();
  private readonly posted: Posting[] = [];
  private readonly around: Surroundings;

  constructor({ issues, postings }: Found, around: Surroundings) {
    this.before = new Map(issues.map((issue) => [issue.id, issue]));
    this.issues = new Map(this.before);
    for (const posting of postings) this.index(posting);
    for (const { id, reach, sharedMatter } of issues) if (sharedMatter) this.indexShared(reach, sharedMatter, id);
    this.around = around;
  }

  /** @returns id of the issue that the message is in for now; `becomeOf` tells what it has become */
  take(message: Newcomer): string {
    const candidates = this.candidatesFor(message);
    const best = this.bestOf(candidates, (issue) => belonging({ ...message, ...message.reach }, issue));
    if (!best) return this.open(message);
    const grown = this.grow(best, message);
    if (grown.sharedMatter === undefined) this.takeUpTwin(grown, candidates);
    return grown.id;
  }

  becomeOf(issueId: string): string {
    const next = this.takenUp.get(issueId);
    return next === undefined ? issueId : this.becomeOf(next);
  }

  /** What is to be kept: issues that are new or have changed, what was posted, which issues went up in others. */
  outcome(): {
    changed: HotIssue[];
    before: ReadonlyMap<string, HotIssue>;
    posted: Posting[];
    takenUp: ReadonlyMap<string, string>;
  } {
    const changed = [...this.issues.values()].filter((issue) => this.before.get(issue.id) !== issue);
    return { changed, before: this.before, posted: this.posted, takenUp: this.takenUp };
  }

  private candidatesFor({ reach, sketch }: Newcomer): string[] {
    if (reach.sharedMatter !== undefined) return [...(this.found.get(sharedKey(reach.key, reach.sharedMatter)) ?? [])];
    const shared = new Map<string, number>();
    sketch.terms.subarray(0, termsLookedUp).forEach((term, index) => {
      for (const posted of this.found.get(termKey(reach.key, term)) ?? []) {
        const id = this.becomeOf(posted);
        shared.set(id, (shared.get(id) ?? 0) + (sketch.weights[index] ?? 0));
      }
    });
    return mostPromising(shared);
  }

  /** Of equals the first. */
  private bestOf(candidates: readonly string[], likenessTo: (issue: HotIssue) => number): HotIssue | undefined {
    let best: HotIssue | undefined;
    let bestLikeness = 0;
    for (const id of candidates) {
      const issue = this.issues.get(id);
      const likeness = issue ? likenessTo(issue) : 0;
      if (likeness > bestLikeness) [best, bestLikeness] = [issue, likeness];
    }
    return best;
  }

  private open(message: Newcomer): string {
    const { reach, region, estateCounty, matter, sketch, nameShare, submittedAt } = message;
    const id = this.around.newId();
    const core = { sketch, nameShare, messages: 1 };
    const kept = { core, people: 0, region, estateCounty, matter, title: '', titleWeight: 0 };
    const when = { first: submittedAt, last: submittedAt, version: 1 };
    this.issues.set(id, {
      id,
      reach: reach.key,
      sharedMatter: reach.sharedMatter,
      status: 'gathering',
      ...kept,
      ...when,
    });
    if (reach.sharedMatter !== undefined) this.indexShared(reach.key, reach.sharedMatter, id);
    else this.post(id, reach.key, sketch);
    return id;
  }

  private grow(issue: HotIssue, message: Newcomer): HotIssue {
    const grown = grownBy(issue, message, this.regionOfBoth(issue.region, message.region));
    const named = issue.status === 'gathering' ? this.named(grown, message.headline) : grown;
    this.issues.set(issue.id, named);
    if (issue.sharedMatter !== undefined) return named;
    this.post(issue.id, issue.reach, message.sketch, issue);
    if (isOfAnotherMonth(issue.last, message.submittedAt)) this.post(issue.id, issue.reach, named.core.sketch);
    return named;
  }

  /** What the messages have in common is told once there are two of them; of one alone nothing is kept that could be read. */
  private named(issue: HotIssue, headline: string): HotIssue {
    const title = titleFrom(this.around.speakable(headline), issue.core.sketch);
    return title.weight > issue.titleWeight ? { ...issue, title: title.text, titleWeight: title.weight } : issue;
  }

  /** What a person has decided on grows by messages only. */
  private takeUpTwin(issue: HotIssue, candidates: readonly string[]): void {
    const twin = this.bestOf(candidates, (other) => (other.id === issue.id ? 0 : ofOneKind(issue, other)));
    if (!twin) return;
    // The larger one stays, so that no voice is moved again and again.
    const isLarger = issue.status === 'proposed' || issue.core.messages >= twin.core.messages;
    const [kept, gone] = isLarger ? [issue, twin] : [twin, issue];
    this.issues.set(kept.id, {
      ...kept,
      core: united(kept.core, gone.core),
      matter: kept.matter?.code === gone.matter?.code ? kept.matter : undefined,
      region: this.regionOfBoth(kept.region, gone.region),
      estateCounty: kept.estateCounty ?? gone.estateCounty,
      first: kept.first < gone.first ? kept.first : gone.first,
      last: kept.last > gone.last ? kept.last : gone.last,
    });
    this.issues.delete(gone.id);
    this.takenUp.set(gone.id, kept.id);
    this.post(kept.id, kept.reach, gone.core.sketch, kept);
  }

  private regionOfBoth(one: HotIssue['region'], other: HotIssue['region']): HotIssue['region'] {
    return one.code === other.code ? one : this.around.cityOf(one.code);
  }

  /** Makes an issue findable by the heaviest terms of a sketch that it was not yet findable by. */
  private post(id: string, reach: string, sketch: Sketch, issue?: HotIssue): void {
    for (const term of sketch.terms.subarray(0, termsPosted)) {
      if (issue?.core.sketch.terms.includes(term)) continue;
      const posting = { reach, term, issueId: id };
      this.posted.push(posting);
      this.index(posting);
    }
  }

  private index({ reach, term, issueId }: Posting): void {
    this.add(termKey(reach, term), issueId);
  }

  private indexShared(reach: string, matter: string, id: string): void {
    this.add(sharedKey(reach, matter), id);
  }

  private add(key: string, id: string): void {
    const ids = this.found.get(key);
    if (ids) ids.add(id);
    else this.found.set(key, new Set([id]));
  }
}

const termKey = (reach: string, term: Term): string => `${reach} ${term}`;
const sharedKey = (reach: string, matter: string): string => `${reach} ${matter}`;

/** An issue of which is still spoken is posted anew each month, because old postings are not read any more. */
const isOfAnotherMonth = (one: Date, other: Date): boolean => one.toJSON().slice(0, 7) !== other.toJSON().slice(0, 7);
