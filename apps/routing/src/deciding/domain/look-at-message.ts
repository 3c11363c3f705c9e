import { type Channel, plainText } from '#domain';
import { isAbroad } from '../../catalogue/domain/region.ts';
import { noFunction } from '../../reading/domain/reader.ts';
import type { Evidence } from '../../reading/domain/evidence.ts';
import type { PlaceMention } from './gazetteer.ts';
import type { Lexicon } from './lexicon.ts';
import type { Words } from './message.ts';
import type { TopicScore } from './phrase-scorer.ts';

/** What the catalogue's words show in a message. */
export interface MessageView {
  readonly words: Words;
  readonly mentions: readonly PlaceMention[];
  /** Matters whose key phrases stand in it, best first. */
  readonly matters: readonly TopicScore[];
  readonly evidence: Evidence;
}

interface Written {
  readonly subject: string;
  readonly body: string;
  readonly channel: Channel;
  readonly month: number;
}

export function lookAt({ subject: writtenSubject, body, channel, month }: Written, lexicon: Lexicon): MessageView {
  const subject = plainText(writtenSubject);
  const words = { text: `${subject}.${plainText(body)}`, subjectEnd: subject.length };
  const mentions = lexicon.gazetteer.mentions(words.text);
  const matters = lexicon.matterPhrases.score(words);
  const cues = new Map(lexicon.cues.score(words).map(({ topic, score }) => [topic, score]));
  const phrases = strongestByFunction(matters, lexicon);
  return {
    words,
    mentions: lexicon.learntPlaces.addTo(mentions, words.text),
    matters,
    evidence: { ...withoutPlaces(words, mentions), phrases, cues, channel, month },
  };
}

/** Of the matters of a function the one that is spoken of most. */
function strongestByFunction(scores: readonly TopicScore[], { matters }: Lexicon): Map<string, number> {
  const strongest = new Map<string, number>();
  for (const { topic, score } of scores) {
    const code = matters.get(topic)?.function ?? noFunction;
    strongest.set(code, Math.max(score, strongest.get(code) ?? 0));
  }
  return strongest;
}

const place = '〇';

/** Names of places at home give way to one mark and numbers to another: neither says what a message is about. */
function withoutPlaces(
  { text, subjectEnd }: Words,
  mentions: readonly PlaceMention[],
): { text: string; subject: string } {
  const within = (from: number, to: number): string => {
    let masked = '';
    let at = from;
    for (const { start, end, regions, isWeak } of mentions) {
      if (isWeak || regions.some(isAbroad) || start < at || end > to) continue;
      masked += text.slice(at, start) + place;
      at = end;
    }
    return (masked + text.slice(at, to)).replace(/\d+/g, '0');
  };
  return { text: within(0, text.length), subject: within(0, subjectEnd) };
}
