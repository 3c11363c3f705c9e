import { plainText } from '#domain';
import type { View } from './n-grams.ts';
import { TextClassifier, type Classification } from './text-classifier.ts';

/** A letter, as somebody wrote it. */
export interface Letter {
  /** Empty where there is none. */
  readonly subject: string;
  readonly text: string;
}

export interface LabelledLetter extends Letter {
  readonly label: string;
}

/**
 * All the words, and the subject line once more for itself: it says in ten characters what the letter is about. Longer runs of all
 * the words make it slower and no better (docs/routing-quality.md).
 */
const views: readonly View[] = [
  { longest: 2, leastTexts: 2 },
  { longest: 3, leastTexts: 1 },
];

/** Learns from labelled letters which of a few wide fields others belong to. */
export class FieldClassifier {
  private readonly classifier: TextClassifier;

  /** @throws Error where there are not two labels to tell apart. */
  constructor(letters: readonly LabelledLetter[]) {
    this.classifier = new TextClassifier(
      letters.map((letter) => ({ texts: textsOf(letter), label: letter.label })),
      views,
    );
  }

  classify(letter: Letter): Classification {
    return this.classifier.classify(textsOf(letter));
  }
}

function textsOf({ subject, text }: Letter): string[] {
  const line = withoutBlanks(subject);
  return [`${line}.${withoutBlanks(text)}`, line];
}

const withoutBlanks = (text: string): string => plainText(text).replace(/\s+/g, '');
