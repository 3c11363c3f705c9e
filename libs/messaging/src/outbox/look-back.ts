/**
 * How far back the relay looks for rows. Ids are handed out before their transactions commit, so a smaller id may
 * appear after a larger one was published; starting at the very first id each time would walk over the index entries
 * of all that was deleted. So the relay starts where it stood half a second ago, and once a second at the beginning.
 */
export class LookBack {
  private lowest = 0;
  private next = 0;
  private latest = 0;
  private movedAt = -Infinity;
  private completeAt = -Infinity;

  constructor(
    private readonly spanMs = 500,
    private readonly completeEveryMs = 1_000,
  ) {}

  /** Rows with greater ids are to be read now. @param now milliseconds of a clock that never goes back. */
  bound(now: number): number {
    if (now - this.completeAt >= this.completeEveryMs) {
      this.completeAt = now;
      return 0;
    }
    if (now - this.movedAt >= this.spanMs) {
      this.movedAt = now;
      this.lowest = this.next;
      this.next = this.latest;
    }
    return this.lowest;
  }

  /** A row with this id was read. */
  saw(id: number): void {
    if (id > this.latest) this.latest = id;
  }
}
