/** Keeps answers that anybody may ask for, so that a crowd of readers costs the database one question a minute for each of them. */
export class ForAMinute<T> {
  private readonly answers = new Map<string, { readonly at: number; readonly answer: Promise<T> }>();

  /** @param most answers that are kept at once; the oldest goes first */
  constructor(private readonly most = 200) {}

  /** What was found out less than a minute ago, or is found out now. A failure is not kept. */
  async get(key: string, find: () => Promise<T>): Promise<T> {
    const known = this.answers.get(key);
    if (known && performance.now() - known.at < 60_000) return known.answer;
    const answer = find();
    this.answers.delete(key);
    this.answers.set(key, { at: performance.now(), answer });
    const [oldest] = this.answers.keys();
    if (this.answers.size > this.most && oldest !== undefined) this.answers.delete(oldest);
    answer.catch(() => this.answers.delete(key));
    return answer;
  }
}
