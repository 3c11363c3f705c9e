import type { Kind } from '#domain';
import type { Circumstance, Matter } from '../../catalogue/domain/matter.ts';
import type { Reading } from '../../reading/domain/reader.ts';
import { pressing } from './kind.ts';
import type { Lexicon } from './lexicon.ts';
import type { Words } from './message.ts';

/** A danger that is passed over is dearer than a look too many: what is more likely than this is treated as urgent. */
export const leastUrgency = 0.4;
/**
 * The same where the matter's own rules speak for it. By themselves they do not make a message urgent: a dog that bit a child, water that
 * was cut off for days are told of when they are over as well; of our own samples with an urgent phrase two in three are urgent.
 */
const leastWhereSignsAre = 0.3;

/** What a message is about and how it is told. */
interface Told {
  readonly kind: Kind;
  readonly matter: Matter | undefined;
  readonly words: Words;
  /** 1–12. */
  readonly month: number;
}

/**
 * Whether what is told cannot wait: danger to life, a group about to act, people who cannot help themselves, or a matter in the season
 * that counts.
 */
export function isUrgent({ urgency }: Reading, { kind, matter, words, month }: Told, lexicon: Lexicon): boolean {
  if (urgency >= leastUrgency) return true;
  if (!matter || !pressing.includes(kind)) return false;
  return matter.urgentMonths.has(month) || (urgency >= leastWhereSignsAre && hasSigns(matter, words, lexicon));
}

/** An urgent phrase of the matter, or one of the circumstances that it names. */
function hasSigns({ code, urgentWhen }: Matter, words: Words, { urgentPhrases, circumstances }: Lexicon): boolean {
  return (
    urgentPhrases.score(words).some(({ topic }) => topic === code) ||
    circumstances.score(words).some(({ topic }) => urgentWhen.has(topic as Circumstance))
  );
}
