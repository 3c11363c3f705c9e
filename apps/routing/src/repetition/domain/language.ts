import { plainText } from '#domain';
import { type Rarity, type Sketch, sketchOf } from './sketch.ts';
import { speakable } from './speakable.ts';
import { TermFrequencies } from './term-frequencies.ts';
import { type TermCounts, termsOf } from './terms-of-message.ts';
import { Vocabulary } from './vocabulary.ts';

export interface Text {
  readonly subject: string;
  readonly body: string;
}

/** How people here put things, learnt from our own sample messages on each matter: what is a word, what is likely a name, what is rare. */
export class Language {
  /** How rare terms are in our samples. */
  readonly frequencies = new TermFrequencies();
  private readonly vocabulary: Vocabulary;

  constructor(matters: readonly { readonly samples: readonly Text[] }[]) {
    const samples = matters.flatMap((matter) => matter.samples);
    this.vocabulary = new Vocabulary(samples.map(({ subject, body }) => plainText(`${subject}。${body}`)));
    for (const sample of samples) this.frequencies.add(this.termsOf(sample));
  }

  termsOf(text: Text): TermCounts {
    return termsOf(text, this.vocabulary);
  }

  /** What of a subject line may be shown to others. */
  speakable(line: string): string {
    return speakable(plainText(line), this.vocabulary);
  }

  sketchOf(text: Text, rarity: Rarity): Sketch {
    return sketchOf(this.termsOf(text), rarity);
  }
}
