import type { Rarity } from './sketch.ts';
import type { Term } from './term.ts';
import type { TermCounts } from './terms-of-message.ts';

/** Counters that terms share by their hash: 16 MiB, however many messages come. */
const counters = 2 ** 22;

/** In how many messages each term was said. It learns as it goes, in memory that does not grow. */
export class TermFrequencies {
  private messagesWith = new Uint32Array(counters);
  private messages = 0;

  /** One that goes on learning from here, while this one stays as it is. */
  copy(): TermFrequencies {
    const copy = new TermFrequencies();
    copy.messagesWith = this.messagesWith.slice();
    copy.messages = this.messages;
    return copy;
  }

  add(counts: TermCounts): void {
    this.messages += 1;
    for (const term of counts.keys()) {
      const at = term % counters;
      this.messagesWith[at] = (this.messagesWith[at] ?? 0) + 1;
    }
  }

  readonly rarity: Rarity = (term) => this.rarityAmong(term, 0);

  /** @param elsewhere messages or issues with this term that were not added here */
  rarityAmong(term: Term, elsewhere: number): number {
    return Math.log((this.messages + 1) / ((this.messagesWith[term % counters] ?? 0) + elsewhere + 1));
  }
}
