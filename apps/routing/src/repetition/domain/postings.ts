import { NumberShelf } from './number-shelf.ts';
import type { Term } from './term.ts';

const buckets = 2 ** 22;

/** Where a term was posted, newest first. A bucket may hold another term's entries as well: whoever looks compares anyway. */
export class Postings {
  /** The newest entry of a bucket, counted from 1; 0 where there is none. */
  private readonly newest = new Int32Array(buckets);
  private readonly older = new NumberShelf('whole');
  private readonly issues = new NumberShelf('whole');
  private count = 0;

  add(term: Term, issue: number): void {
    this.count += 1;
    this.older.put(this.count, this.newest[term % buckets] ?? 0);
    this.issues.put(this.count, issue);
    this.newest[term % buckets] = this.count;
  }

  /** The newest `most` entries of a term. */
  *of(term: Term, most: number): Generator<number> {
    let entry = this.newest[term % buckets] ?? 0;
    for (let seen = 0; entry > 0 && seen < most; seen++) {
      yield this.issues.get(entry);
      entry = this.older.get(entry);
    }
  }
}
