/** Growing pauses between tries: doubled each time up to a bound, so that what recovers is not trampled. */
export class BackOff {
  private pauseMs = 0;

  constructor(
    private readonly firstMs = 100,
    private readonly longestMs = 5_000,
  ) {}

  /** How long to wait before the next try, in milliseconds. */
  next(): number {
    this.pauseMs = this.pauseMs === 0 ? this.firstMs : Math.min(this.pauseMs * 2, this.longestMs);
    return this.pauseMs;
  }

  /** It worked: the next failure starts with the shortest pause again. */
  reset(): void {
    this.pauseMs = 0;
  }
}
