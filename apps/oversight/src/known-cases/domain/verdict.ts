import type { CaseFacts, CitizensWord } from './case-facts.ts';

/**
 * How a case stands for whoever follows it until its citizen is satisfied. `open`: still handled. `awaiting-word`: resolved, and the citizen has not
 * said anything yet. `not-satisfied`: resolved, and he said that it is not solved, or gave 3 of 5 or less. `not-settled`: at its end without having been
 * resolved (declined, merged into another). `settled`: he said that it is solved and is satisfied, let the time for his word pass, or withdrew it.
 */
export const verdicts = ['open', 'awaiting-word', 'not-satisfied', 'not-settled', 'settled'] as const;
export type Verdict = (typeof verdicts)[number];

/** From this degree on, of 1 to 5, somebody counts as satisfied in the rates; whoever follows a case asks as well that it be solved. */
export const satisfiedFrom = 4;

export function verdictOn(facts: CaseFacts): Verdict {
  switch (facts.status) {
    case 'withdrawn':
      return 'settled';
    case 'declined':
    case 'merged':
      return 'not-settled';
    case 'resolved':
    case 'closed': {
      const word = wordOnLastReply(facts);
      if (word) return isSatisfied(word) ? 'settled' : 'not-satisfied';
      return facts.status === 'closed' ? 'settled' : 'awaiting-word';
    }
    case undefined:
    case 'received':
    case 'triage':
    case 'arbitration':
    case 'assigned':
    case 'in-progress':
    case 'suspended':
    case 'decline-pending':
      return 'open';
    default:
      return facts.status satisfies never;
  }
}

function isSatisfied({ solved, satisfaction }: CitizensWord): boolean {
  return solved && satisfaction >= satisfiedFrom;
}

/** What he said of an earlier reply does not speak of the last one. */
function wordOnLastReply({ word, wordIn, resolvedIn }: CaseFacts): CitizensWord | undefined {
  return wordIn > resolvedIn ? word : undefined;
}
