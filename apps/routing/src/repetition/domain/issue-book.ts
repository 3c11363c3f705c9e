import { type IssueCore, united } from './issue-core.ts';
import { NumberShelf } from './number-shelf.ts';
import { Postings } from './postings.ts';
import { joins, merges, sameThing, type Thresholds } from './sameness.ts';
import { nameShare, type Sketch } from './sketch.ts';
import { SketchShelf } from './sketch-shelf.ts';

/** Heaviest terms of a message by which it can be found. */
export const termsPosted = 8;
/** Heaviest terms of a message by which its issue is looked for. */
export const termsLookedUp = 16;
/** Newest issues looked at for one term: what keeps the cost of a message from growing with what is held. */
const issuesPerTerm = 64;

/** Issues that a message is compared with, those first with which it shares the weightiest terms. */
const issuesCompared = 16;

/** Of issues and the weight of the terms shared with each, those worth comparing; of equals the older one. */
export function mostPromising<Issue extends number | string>(shared: ReadonlyMap<Issue, number>): Issue[] {
  return [...shared]
    .sort(([one, weight], [other, otherWeight]) => otherWeight - weight || (one < other ? -1 : 1))
    .slice(0, issuesCompared)
    .map(([issue]) => issue);
}

/**
 * Messages gathered into issues as they come, in memory: a message opens an issue or joins the one that is most like it, and two
 * issues that have grown alike become one. Takes some 270 bytes a message, and the same time for the millionth as for the first.
 */
export class IssueBook {
  private readonly sketches = new SketchShelf();
  private readonly nameShares = new NumberShelf('real');
  private readonly messages = new NumberShelf('whole');
  private readonly unitedWith = new NumberShelf('whole');
  private readonly postings = new Postings();
  private issues = 0;

  /** @returns the issue that the message belongs to for now; `issueOf` tells what it has become. */
  take(sketch: Sketch): number {
    const message: IssueCore = { sketch, nameShare: nameShare(sketch), messages: 1 };
    const candidates = this.candidatesFor(sketch);
    const best = this.bestOf(candidates, message, joins);
    if (best === undefined) return this.open(message);
    const before = this.core(best);
    const core = united(before, message);
    this.keep(best, core);
    this.post(best, sketch, before.sketch);
    candidates.delete(best);
    const twin = this.bestOf(candidates, core, merges);
    return twin === undefined ? best : this.unite(best, twin);
  }

  issueOf(issue: number): number {
    let current = issue;
    for (let next = this.unitedWith.get(current); next !== current; next = this.unitedWith.get(current)) current = next;
    return current;
  }

  core(issue: number): IssueCore {
    return {
      sketch: this.sketches.get(issue),
      nameShare: this.nameShares.get(issue),
      messages: this.messages.get(issue),
    };
  }

  /** The issues that were posted under the weightiest of its terms. */
  private candidatesFor({ terms, weights }: Sketch): Set<number> {
    const shared = new Map<number, number>();
    for (let index = 0; index < Math.min(termsLookedUp, terms.length); index++)
      for (const posted of new Set(this.postings.of(terms[index] ?? 0, issuesPerTerm))) {
        const issue = this.issueOf(posted);
        shared.set(issue, (shared.get(issue) ?? 0) + (weights[index] ?? 0));
      }
    return new Set(mostPromising(shared));
  }

  /** Of equals the older one, so that the outcome does not depend on how candidates were found. */
  private bestOf(candidates: ReadonlySet<number>, core: IssueCore, least: Thresholds): number | undefined {
    let best: number | undefined;
    let bestLikeness = 0;
    for (const issue of candidates) {
      const likeness = sameThing(core, this.core(issue), least);
      if (likeness > bestLikeness || (likeness === bestLikeness && best !== undefined && issue < best)) {
        best = issue;
        bestLikeness = likeness;
      }
    }
    return best;
  }

  private open(message: IssueCore): number {
    const issue = this.issues++;
    this.unitedWith.put(issue, issue);
    this.keep(issue, message);
    this.post(issue, message.sketch);
    return issue;
  }

  private unite(one: number, other: number): number {
    const [older, younger] = one < other ? [one, other] : [other, one];
    this.keep(older, united(this.core(older), this.core(younger)));
    this.unitedWith.put(younger, older);
    return older;
  }

  private keep(issue: number, { sketch, nameShare: share, messages }: IssueCore): void {
    this.sketches.put(issue, sketch);
    this.nameShares.put(issue, share);
    this.messages.put(issue, messages);
  }

  /** Makes an issue findable by the heaviest terms of a message that it was not yet findable by. */
  private post(issue: number, message: Sketch, core?: Sketch): void {
    for (const term of message.terms.subarray(0, termsPosted))
      if (!core?.terms.includes(term)) this.postings.add(term, issue);
  }
}
