import { isBeforeKind, isEstate, type NamedPlace } from './named-places.ts';

/** What is said so often, and not only before a kind of place, is a word and nobody's name. */
const leastOfWord = 4;
const shortestWord = 2;
const longestWord = 3;
/** Estates like to be called by a word (阳光花园); a phrase is no name of theirs either. */
const longestOfEstate = 3;

const betweenTexts = '\n';

/** What the texts of the catalogue use as words: 十字, 排水沟, 噪音扰民 before 路, 村, 广场 make no name. */
export class WordsOfLanguage {
  private readonly said: string;
  private readonly known = new Map<string, boolean>();

  /** @param texts in plain form */
  constructor(texts: Iterable<string>) {
    this.said = [...texts].join(betweenTexts);
  }

  /** Whether what stands before its kind is language, as a word or cut into words. */
  hasMade(place: NamedPlace): boolean {
    const { stem } = place;
    if (isEstate(place) && stem.length <= longestOfEstate) return false;
    return this.isWord(stem) || (stem.length > longestWord && this.isCutIntoWords(stem));
  }

  private isCutIntoWords(run: string): boolean {
    if (run === '') return true;
    for (let length = shortestWord; length <= longestWord; length++)
      if (length <= run.length && this.isWord(run.slice(0, length)) && this.isCutIntoWords(run.slice(length)))
        return true;
    return false;
  }

  private isWord(run: string): boolean {
    const known = this.known.get(run) ?? this.isOftenSaid(run);
    this.known.set(run, known);
    return known;
  }

  private isOftenSaid(run: string): boolean {
    let times = 0;
    for (let at = this.said.indexOf(run); at >= 0 && times < leastOfWord; at = this.said.indexOf(run, at + run.length))
      if (!isBeforeKind(this.said, at + run.length)) times += 1;
    return times === leastOfWord;
  }
}
