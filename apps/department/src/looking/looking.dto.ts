/** Somebody of the same bureau who has the case open. */
export class Onlooker {
  /** Opaque id. */
  staff: string;

  since: Date;
}

/** Who else of the bureau has the case open, longest first; at most 100. */
export class Onlookers {
  others: Onlooker[];
}
