/** What became of a past case. */
export interface KnownOutcome {
  /** Whose people said that it is, where they did. */
  readonly settledId?: string;
  /** Bureaus that sent it back and said whose it is. */
  readonly refusedBy: readonly string[];
}

/** How likely a bureau is to send a case back that it gets without a person: what is known of that case, or else what the confidence leaves open. */
export function chanceOfReturn(leadId: string, confidence: number, known: KnownOutcome): number {
  if (known.settledId !== undefined) return known.settledId === leadId ? 0 : 1;
  return isReturnedAgain(leadId, known) ? 1 : 1 - confidence;
}

/** Whether it has sent that case back already, and nobody gave it to it all the same. */
export function isReturnedAgain(leadId: string, { settledId, refusedBy }: KnownOutcome): boolean {
  return settledId !== leadId && refusedBy.includes(leadId);
}
