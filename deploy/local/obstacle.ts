/** Something stands in the way that the person at the keyboard can remove: said in words, with what to do, without a stack. */
export class Obstacle extends Error {
  override readonly name = 'Obstacle';
  readonly remedy: string;

  /** @param what the fact, one sentence @param remedy what to do about it, one or more lines */
  constructor(what: string, remedy: string) {
    super(what);
    this.remedy = remedy;
  }
}
