import { parsePhrase, type KeyPhrase } from './key-phrase.ts';
import type { Words } from './message.ts';
import { PhraseTrie, type PhraseMatch } from './phrase-trie.ts';
import { standsAlone } from './stands-alone.ts';

/** How many characters may stand between the two parts of a phrase. */
const widestGap = 12;
/** What a subject line says counts for more than the same words in the body. */
const subjectEmphasis = 1.6;

export interface TopicPhrases {
  readonly topic: string;
  readonly phrases: readonly string[];
}

/** What a text says about one topic. */
export interface TopicScore {
  readonly topic: string;
  readonly score: number;
  /** The phrases found, weightiest first. */
  readonly wordings: readonly string[];
}

interface TopicPhrase extends KeyPhrase {
  readonly topic: string;
}

/** What begins or ends where a part of a phrase is found. */
interface Part {
  readonly whole: TopicPhrase[];
  readonly opens: TopicPhrase[];
  readonly closes: TopicPhrase[];
}

/** Weighs which of many topics a text speaks of, by their key phrases. Each phrase counts once a text. */
export class PhraseScorer {
  private readonly parts = new PhraseTrie<Part>();

  constructor(topics: readonly TopicPhrases[]) {
    for (const { topic, phrases } of topics) {
      for (const notation of phrases) this.add({ ...parsePhrase(notation), topic });
    }
  }

  /** Topics with at least one phrase in the words, best first. */
  score({ text, subjectEnd }: Words): TopicScore[] {
    const hits = new Map<TopicPhrase, number>();
    const opened = new Map<TopicPhrase, number>();
    let coveredUntil = 0;
    for (let start = 0; start < text.length; start++) {
      const emphasis = start < subjectEnd ? subjectEmphasis : 1;
      let longest: PhraseMatch<Part> | undefined;
      for (const match of this.parts.matchesAt(text, start)) {
        if (!standsAlone(text, start, match.end)) continue;
        if (match.value.whole.length > 0) longest = match;
        pairUp(text, match, opened, hits, emphasis);
      }
      if (!longest || longest.end <= coveredUntil) continue;
      coveredUntil = longest.end;
      for (const phrase of longest.value.whole) raise(hits, phrase, phrase.weight * emphasis);
    }
    return ranked(hits);
  }

  private add(phrase: TopicPhrase): void {
    const [first, second] = phrase.parts;
    if (second === undefined) this.partOf(first).whole.push(phrase);
    else {
      this.partOf(first).opens.push(phrase);
      this.partOf(second).closes.push(phrase);
    }
  }

  private partOf(text: string): Part {
    let part: Part | undefined;
    this.parts.set(text, (present) => (part = present ?? { whole: [], opens: [], closes: [] }));
    return part ?? { whole: [], opens: [], closes: [] };
  }
}

function pairUp(
  text: string,
  { start, end, value }: PhraseMatch<Part>,
  opened: Map<TopicPhrase, number>,
  hits: Map<TopicPhrase, number>,
  emphasis: number,
): void {
  for (const phrase of value.closes) {
    const from = opened.get(phrase);
    if (from !== undefined && from <= start && start - from <= widestGap && isOneSentence(text, from, start))
      raise(hits, phrase, phrase.weight * emphasis);
  }
  for (const phrase of value.opens) opened.set(phrase, end);
}

function isOneSentence(text: string, from: number, to: number): boolean {
  return !/[.!?;\n]/.test(text.slice(from, to));
}

function raise(hits: Map<TopicPhrase, number>, phrase: TopicPhrase, weight: number): void {
  hits.set(phrase, Math.max(weight, hits.get(phrase) ?? 0));
}

function ranked(hits: ReadonlyMap<TopicPhrase, number>): TopicScore[] {
  return [...Map.groupBy(hits, ([phrase]) => phrase.topic)]
    .map(([topic, found]) => ({
      topic,
      score: found.reduce((sum, [, weight]) => sum + weight, 0),
      wordings: found.toSorted((one, other) => other[1] - one[1]).map(([phrase]) => phrase.wording),
    }))
    .toSorted((one, other) => other.score - one.score);
}
