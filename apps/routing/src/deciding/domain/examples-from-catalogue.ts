import type { Catalogue } from '../../catalogue/domain/catalogue.ts';
import type { ReadingExample } from '../../reading/domain/train-reader.ts';
import { type Lexicon, lexiconOf } from './lexicon.ts';
import { lookAt } from './look-at-message.ts';

/** The sample messages of the matters as examples to learn from. */
export function examplesFrom(catalogue: Catalogue, lexicon: Lexicon = lexiconOf(catalogue)): ReadingExample[] {
  return catalogue.matters.flatMap(({ function: functionCode, kind: usual, samples }) =>
    samples.map((sample): ReadingExample => {
      const { subject, body, channel = 'web', month = 1, kind = usual, urgent, coFunctions } = sample;
      const { evidence } = lookAt({ subject, body, channel, month }, lexicon);
      return { evidence, function: functionCode, kind, urgent, coFunctions, weight: 1 };
    }),
  );
}
