/** The turns in which a consumer handles what was fetched. Times are milliseconds of a clock that only goes forward. */
export class TurnsInHand {
  private readonly begun = new Set<{ readonly at: number }>();

  /** @returns what is to be called when the turn has ended */
  begin(at: number): () => void {
    const turn = { at };
    this.begun.add(turn);
    return () => {
      this.begun.delete(turn);
    };
  }

  /** For how long the longest has been going on; 0 when nothing is in hand. One may outlive the membership that it began in. */
  longest(now: number): number {
    let longest = 0;
    for (const { at } of this.begun) longest = Math.max(longest, now - at);
    return longest;
  }
}
