/** A phrase of the catalogue, ready to be looked for. */
export interface KeyPhrase {
  /** One part; or two that must follow each other within a sentence, as 拖欠…工资. */
  readonly parts: readonly [string] | readonly [string, string];
  /** How much it says about its topic; longer phrases say more. */
  readonly weight: number;
  /** As it may be shown to a citizen: 拖欠…工资. */
  readonly wording: string;
}

/**
 * Reads the notation of the catalogue: `路灯`; `拖欠…工资` for two parts with a little between them; a final `!` for
 * a phrase that all but settles the topic, a final `?` for one that only hints at it.
 */
export function parsePhrase(notation: string): KeyPhrase {
  const wording = notation.replace(/[!?]$/, '');
  const [first = '', second] = wording.split('…');
  const length = first.length + (second?.length ?? 0);
  const emphasis = notation.endsWith('!') ? 1.6 : notation.endsWith('?') ? 0.4 : 1;
  return {
    parts: second === undefined ? [first] : [first, second],
    weight: Math.min(0.5 + length / 2, 3.5) * emphasis,
    wording,
  };
}
