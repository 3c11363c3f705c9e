import { plainText } from '#domain';
import { type Following, heatOf } from './heat.ts';
import { fewestPeople, holdsTogether } from './holds-together.ts';
import { withoutIdentifiers } from './identifiers.ts';
import { IssueBook } from './issue-book.ts';
import type { Language, Text } from './language.ts';
import { fits, sameThing } from './sameness.ts';
import { NumberShelf } from './number-shelf.ts';
import { nameShare, sketchOf } from './sketch.ts';
import type { TermFrequencies } from './term-frequencies.ts';
import { longestHeadline, type Title, titleFrom } from './title.ts';

/** A message of a file: its words, its time in milliseconds, and what readers clicked. */
export interface GatheredMessage extends Text {
  readonly id: string;
  readonly time: number;
  readonly likes: number;
  readonly objections: number;
}

export interface HotIssue {
  readonly issue: string;
  readonly title: string;
  readonly members: readonly string[];
  readonly heat: number;
}

interface Gathered extends Following {
  /** Of its first message. */
  readonly id: string;
  readonly title: Title;
  readonly members: string[];
}

/**
 * Hot issues among messages that are read twice: first each finds its issue as it comes, then those that still fit what their
 * issue has become are named. Nothing of a text is kept in between.
 */
export class Gathering {
  private readonly language: Language;
  private readonly frequencies: TermFrequencies;
  private readonly book = new IssueBook();
  private readonly issueOfMessage = new NumberShelf('whole');
  private readonly gathered = new Map<number, Gathered>();
  private taken = 0;
  private settled = 0;
  private newest = -Infinity;

  constructor(language: Language) {
    this.language = language;
    this.frequencies = language.frequencies.copy();
  }

  /** First reading. */
  take(message: GatheredMessage): void {
    const terms = this.language.termsOf(message);
    this.frequencies.add(terms);
    const sketch = sketchOf(terms, this.frequencies.rarity);
    this.issueOfMessage.put(this.taken++, this.book.take(sketch));
    this.newest = Math.max(this.newest, message.time);
  }

  /** Second reading, of the same messages in the same order. */
  settle(message: GatheredMessage): void {
    const issue = this.book.issueOf(this.issueOfMessage.get(this.settled++));
    const core = this.book.core(issue);
    if (core.messages < fewestPeople || !holdsTogether(core)) return;
    const sketch = this.language.sketchOf(message, this.frequencies.rarity);
    if (sameThing({ sketch, nameShare: nameShare(sketch) }, core, fits) === 0) return;
    const before = this.gathered.get(issue);
    const title = titleFrom(headlineOf(message), core.sketch);
    this.gathered.set(issue, before ? joined(before, message, title) : begun(message, title));
  }

  /** Hottest first; an id that was given to several messages counts where it is met first. */
  *hottestFirst(): Generator<HotIssue> {
    const named = new Set<string>();
    for (const { heat, issue } of this.byHeat()) {
      const members = issue.members.filter((id) => !named.has(id) && named.add(id));
      const [first] = members;
      if (first === undefined || members.length < fewestPeople) continue;
      yield { issue: `issue-${first}`, title: issue.title.text, members, heat };
    }
  }

  private byHeat(): { heat: number; issue: Gathered }[] {
    return [...this.gathered.values()]
      .map((issue) => ({ heat: heatOf(issue, this.newest), issue }))
      .sort((one, other) => other.heat - one.heat || (one.issue.id < other.issue.id ? -1 : 1));
  }
}

/** The line that a title is made of; a number at its end is read to its own end, else what is left of it would not be known for one. */
function headlineOf({ subject, body }: Text): string {
  const line = withoutIdentifiers(plainText(subject || body.slice(0, 2 * longestHeadline)));
  return subject ? line : line.slice(0, longestHeadline);
}

function begun({ id, time, likes, objections }: GatheredMessage, title: Title): Gathered {
  return { id, title, members: [id], people: 1, likes, objections, first: time, last: time };
}

function joined(issue: Gathered, { id, time, likes, objections }: GatheredMessage, title: Title): Gathered {
  issue.members.push(id);
  return {
    ...issue,
    title: title.weight > issue.title.weight ? title : issue.title,
    people: issue.people + 1,
    likes: issue.likes + likes,
    objections: issue.objections + objections,
    first: Math.min(issue.first, time),
    last: Math.max(issue.last, time),
  };
}
