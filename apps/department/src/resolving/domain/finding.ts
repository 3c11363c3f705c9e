/** 为何存疑: what a reading of a final reply may find. */
export const findingKinds = [
  'too-short',
  'says-nothing',
  'unanswered',
  'sent-elsewhere',
  'another-case',
  'another-person',
  'template',
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** A doubt wants the word of the bureau's head; a hint is for who writes the reply, as it is often wrong. */
export const findingWeights = ['doubt', 'hint'] as const;
export type FindingWeight = (typeof findingWeights)[number];

/** Something that may be amiss in a final reply, in words that its writer reads. */
export interface Finding {
  readonly kind: FindingKind;
  readonly weight: FindingWeight;
  /** What is the matter, in Chinese. */
  readonly says: string;
  /** The words of the message or of the reply that show it. */
  readonly words: string;
}

const longestQuote = 120;

/** What is in doubt, a sentence for each. */
export function doubtsIn(findings: readonly Finding[]): string[] {
  return findings.filter(({ weight }) => weight === 'doubt').map(({ says, words }) => `${says}：“${words}”`);
}

/** A finding with as much of the words as shows it. */
export function finding(kind: FindingKind, says: string, words: string, weight: FindingWeight = 'doubt'): Finding {
  const characters = Array.from(words.trim());
  const shown = characters.length > longestQuote ? `${characters.slice(0, longestQuote).join('')}…` : words.trim();
  return { kind, weight, says, words: shown };
}
