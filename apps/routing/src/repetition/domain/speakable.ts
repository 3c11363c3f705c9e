import { endsName } from './terms-of-message.ts';
import type { Vocabulary } from './vocabulary.ts';
import { segmentsOf } from './words.ts';

/** A longer run before the kind of a place holds more than its name. */
const longestName = 4;

/**
 * What of a subject line may stand in a title, which others read: words that our samples use, and names that end like one of a place or
 * an institution. What may be the name of a person, a number or an address does not; a blank stands for it.
 */
export function speakable(text: string, vocabulary: Vocabulary): string {
  let said = '';
  let unknown = '';
  const drop = (): void => {
    if (unknown !== '') said += ' ';
    unknown = '';
  };
  for (const { segment: word, isWordLike } of segmentsOf(text)) {
    if (endsName.has(word)) {
      said += (unknown.length <= longestName ? unknown : ' ') + word;
      unknown = '';
    } else if (isWordLike && vocabulary.isCommon(word)) {
      drop();
      said += word;
    } else if (isWordLike && /^\p{Script=Han}+$/u.test(word)) unknown += word;
    else {
      drop();
      said += ' ';
    }
  }
  drop();
  return said;
}
