/** Who changes something, and why; it stands in the history. */
export interface Authorship {
  /** Opaque subject. */
  readonly staff: string;
  readonly reason: string;
}
